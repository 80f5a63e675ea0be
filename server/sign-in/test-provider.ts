import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A provider that says what the test wants, also what an honest one never would. */
export interface TestProvider {
  readonly issuer: string;
  /** What the next token answers are made of. */
  said: TestSaying;
  /** What the last authorization and token requests asked. */
  readonly asked: { authorization: URLSearchParams; token: URLSearchParams };
  readonly close: () => Promise<void>;
}

/** Claims that replace the right ones; a wrong key; no id_token at all. */
export interface TestSaying {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly wrongKey?: boolean;
  readonly unsigned?: boolean;
  readonly withoutIdToken?: boolean;
}

/** Listens on a free port of the loopback. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a provider for the client "khunatham". */
export async function openTestProvider(): Promise<TestProvider> {
  const [right, wrong] = [generateKeyPairSync("ec", { namedCurve: "P-256" }), generateKeyPairSync("ec", { namedCurve: "P-256" })];
  const asked = { authorization: new URLSearchParams(), token: new URLSearchParams() };
  const provider = { said: {} as TestSaying };

  const idToken = (issuer: string, nonce: string | null): string => {
    const now = Math.floor(Date.now() / 1000);
    const { claims = {}, wrongKey = false, unsigned = false } = provider.said;
    const body = { iss: issuer, aud: "khunatham", sub: "sub-1", iat: now, exp: now + 60, nonce, ...claims };
    const head = unsigned ? { alg: "none" } : { alg: "ES256", kid: "key-1" };
    const text = [head, body].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    return `${text}.${unsigned ? "" : signed(text, wrongKey ? wrong.privateKey : right.privateKey)}`;
  };

  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`;
    const url = new URL(request.url ?? "/", issuer);
    const json = (body: unknown): void => void response.setHeader("content-type", "application/json").end(JSON.stringify(body));
    if (url.pathname === "/mute/.well-known/openid-configuration") return;
    if (url.pathname.endsWith("/.well-known/openid-configuration"))
      json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        ...(url.pathname.startsWith("/keyless/") ? {} : { jwks_uri: `${issuer}/keys` }),
        id_token_signing_alg_values_supported: ["ES256"],
      });
    else if (url.pathname === "/keys") json({ keys: [{ ...right.publicKey.export({ format: "jwk" }), kid: "key-1", alg: "ES256" }] });
    else if (url.pathname === "/auth") {
      asked.authorization = url.searchParams;
      const back = new URL(url.searchParams.get("redirect_uri") ?? issuer);
      back.searchParams.set("code", "code-1");
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
    } else if (url.pathname === "/token") {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        asked.token = new URLSearchParams(text);
        const token = provider.said.withoutIdToken === true ? {} : { id_token: idToken(issuer, asked.authorization.get("nonce")) };
        json({ access_token: "access-of-the-provider", token_type: "Bearer", expires_in: 60, ...token });
      });
    } else if (url.pathname === "/userinfo") json({ sub: "sub-1", email: "dao@example.go.th", email_verified: true });
    else response.writeHead(404).end();
  });
  const issuer = await listen(server);
  return Object.assign(provider, {
    issuer,
    asked,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  });
}

function signed(text: string, key: KeyObject): string {
  return sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
}
