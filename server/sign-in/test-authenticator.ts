import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A passkey in software: ES256, attestation "none", CBOR by hand. */
export interface TestAuthenticator {
  readonly id: string;
  readonly register: (options: CeremonyOptions) => object;
  readonly authenticate: (options: CeremonyOptions) => object;
}

/** What the page got from the server. */
export interface CeremonyOptions {
  readonly challenge: string;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const KEY_INCLUDED = 0x40;

/** Makes an authenticator for this origin; `verifies` says whether it asks its owner for a PIN. */
export function makeAuthenticator(origin: string, { verifies = true } = {}): TestAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const credential = randomBytes(32);
  const id = credential.toString("base64url");
  const party = createHash("sha256").update(new URL(origin).hostname).digest();
  const flags = USER_PRESENT | (verifies ? USER_VERIFIED : 0);
  let counter = 0;

  const clientData = (type: string, { challenge }: CeremonyOptions): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (extra: number, ...rest: Buffer[]): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE((counter += 1));
    return Buffer.concat([party, Buffer.from([flags | extra]), count, ...rest]);
  };
  // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
  const key = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
    Buffer.from(x, "base64url"),
    Buffer.from([0x22, 0x58, 0x20]),
    Buffer.from(y, "base64url"),
  ]);
  const answer = (response: object): object => ({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });

  return {
    id,
    register: (options) => {
      const data = authenticatorData(KEY_INCLUDED, Buffer.alloc(16), Buffer.from([0, credential.length]), credential, key);
      // {"fmt": "none", "attStmt": {}, "authData": data}
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from("fmt"),
        Buffer.from([0x64]),
        Buffer.from("none"),
        Buffer.from([0x67]),
        Buffer.from("attStmt"),
        Buffer.from([0xa0, 0x68]),
        Buffer.from("authData"),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return answer({
        clientDataJSON: clientData("webauthn.create", options).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      });
    },
    authenticate: (options) => {
      const client = clientData("webauthn.get", options);
      const data = authenticatorData(0);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return answer({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
        userHandle: null,
      });
    },
  };
}
