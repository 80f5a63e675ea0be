import { readFileSync } from "node:fs";

import { z } from "zod";

import { SettingError } from "#server/setting-error.ts";
import { sealed } from "#server/sign-in/secret.ts";

const Provider = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/u),
  /** What the button says, in Thai. */
  name: z.string().min(1),
  /** OpenID Connect issuer; its discovery document is read from here and must name the same issuer in every token. */
  issuer: z.url({ protocol: /^https?$/u }),
  clientId: z.string().min(1),
  clientSecret: z.union([z.string().min(1), z.strictObject({ file: z.string() }), z.strictObject({ environment: z.string() })]).optional(),
  /** How the secret is shown to the token endpoint. */
  clientAuthentication: z.enum(["basic", "post"]).default("basic"),
  scopes: z.array(z.string().min(1)).default(["openid", "email", "profile"]),
  /** "email": a verified e-mail finds the person; "subject": only a subject an administrator entered does. */
  linkBy: z.enum(["email", "subject"]).default("subject"),
  /** The claim of the id_token that names the person there. Any other claim than `sub` is kept sealed, never as it is. */
  subjectClaim: z.string().min(1).default("sub"),
  pkce: z.boolean().default(true),
  nonce: z.boolean().default(true),
  /** Where the facts come from; read by people, not by the program. */
  notes: z.unknown().optional(),
});

/** ผู้ให้บริการยืนยันตัวตน — an OpenID Connect provider the operator allowed. */
export interface SignInProvider extends Omit<z.infer<typeof Provider>, "clientSecret"> {
  readonly clientSecret: string | undefined;
}

/**
 * Providers from KHUNATHAM_OIDC: JSON, or the path of a JSON file, of one provider or a list (`thaid.json` here is one, without client id).
 * A mistake throws at start-up with the place of it, never with a secret.
 */
export function readProviders(environment: Readonly<Record<string, string | undefined>>): readonly SignInProvider[] {
  const given = environment["KHUNATHAM_OIDC"]?.trim();
  if (given === undefined || given === "") return [];
  const text = /^[[{]/u.test(given) ? given : readSettingFile(given);
  const parsed = z.array(Provider).safeParse([toJson(text)].flat());
  if (!parsed.success) throw new SettingError(`KHUNATHAM_OIDC: ${z.prettifyError(parsed.error)}`);
  const ids = new Set(parsed.data.map(({ id }) => id));
  if (ids.size !== parsed.data.length || ids.has("credential")) throw new SettingError("KHUNATHAM_OIDC: an id is used twice, or is taken");
  return parsed.data.map((provider) => {
    if (provider.issuer.startsWith("http:") && !isLoopback(provider.issuer))
      throw new SettingError(`KHUNATHAM_OIDC: ${provider.id} must use https`);
    return { ...provider, clientSecret: readClientSecret(provider.clientSecret, environment) };
  });
}

function readClientSecret(
  secret: z.infer<typeof Provider>["clientSecret"],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (secret === undefined || typeof secret === "string") return secret;
  const value = "file" in secret ? readSettingFile(secret.file).trim() : environment[secret.environment];
  if (value === undefined || value === "") throw new SettingError("KHUNATHAM_OIDC: a client secret is empty");
  return value;
}

function readSettingFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new SettingError(`KHUNATHAM_OIDC: the file ${path} cannot be read`);
  }
}

/** The parser's own complaint would quote the text, and a secret with it. */
function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SettingError("KHUNATHAM_OIDC: not JSON");
  }
}

function isLoopback(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

/** A provider's name for a person as the table keeps it: `sub` as it is, a citizen's number and the like sealed. */
export function keptSubject(provider: Pick<SignInProvider, "id" | "subjectClaim">, subject: string, secret: string): string {
  return provider.subjectClaim === "sub" ? subject : sealed(secret, `subject of ${provider.id}`, subject);
}
