import { passkey } from "@better-auth/passkey";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { Kysely, PostgresDialect, type KyselyPlugin } from "kysely";
import type { Pool } from "pg";

import { COLUMNS, PASSKEY_COLUMNS, SECOND_FACTOR_COLUMNS } from "#server/sign-in/columns.ts";
import { PASSWORD_RULES } from "#server/sign-in/passwords.ts";
import type { People } from "#server/sign-in/people.ts";
import { keptSubject, type SignInProvider } from "#server/sign-in/providers.ts";
import { sealed } from "#server/sign-in/secret.ts";
import { cookiePrefix, isSecure, SESSION_SECONDS } from "#server/sign-in/session-cookie.ts";

/** This file is imported at the first sign-in request, not before: an idle server stays small without the library. */

/** Where all of it is mounted. */
export const SIGN_IN_PATH = "/api/v1/auth";
/** The header in which the door tells the library the visitor's address; one that came from outside is dropped. */
export const ADDRESS_HEADER = "x-khunatham-address";
const FRESH_SECONDS = 60 * 60;

/** What the library is built from. */
export interface BetterAuthParts {
  readonly pool: Pool;
  readonly secret: string;
  readonly address: string;
  readonly providers: readonly SignInProvider[];
  readonly people: Pick<People, "isDisabled">;
  /** The library's complaints, without their details. */
  readonly complain: (message: string) => void;
}

/** Paths the library has and the house does not use. The door lets none of them through; this is the second lock. */
export const DISABLED_PATHS: string[] = [
  "/sign-up/email",
  "/verify-email",
  "/send-verification-email",
  "/change-email",
  "/verify-password",
  "/update-session",
  "/update-user",
  "/delete-user",
  "/delete-user/callback",
  "/request-password-reset",
  "/get-session",
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
  "/link-social",
  "/list-accounts",
  "/unlink-account",
  "/refresh-token",
  "/get-access-token",
  "/account-info",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/ok",
  "/error",
];

/** Some complaints of the library quote the address or the person that was asked for. */
function withoutWordsOf(message: unknown): string {
  if (typeof message !== "string") return "error";
  return message.replaceAll(/[\w+.-]+:\/\/\S+|\S+@\S+|"[^"]*"/gu, "…").slice(0, 200);
}

/** The library's settings, apart from its database: the test of the migration reads them too. */
export function betterAuthOptions({ secret, address, providers, people, complain }: Omit<BetterAuthParts, "pool">) {
  return {
    ...COLUMNS,
    appName: "คุณธรรม",
    baseURL: address,
    basePath: SIGN_IN_PATH,
    secret,
    secrets: [{ version: 1, value: secret }],
    trustedOrigins: [address],
    disabledPaths: DISABLED_PATHS,
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => complain(withoutWordsOf(message)) },
    onAPIError: { errorURL: `${address}/sign-in` },
    // Requests are counted at the door, in the same database (attempts.ts): the library's own counter is not a window but a pause.
    rateLimit: { enabled: false },
    user: { ...COLUMNS.user, changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    session: {
      ...COLUMNS.session,
      expiresIn: SESSION_SECONDS,
      freshAge: FRESH_SECONDS,
      // The database keeps sessions alive and ends them (auth.keep_session, auth.limit_session), for pages and sign-in alike.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      ...COLUMNS.account,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
    },
    verification: { ...COLUMNS.verification, storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_RULES.shortest,
      // In UTF-16 units here; the door counts characters.
      maxPasswordLength: PASSWORD_RULES.longest * 2,
      revokeSessionsOnPasswordReset: true,
    },
    advanced: {
      // The prefix is ours: the library knows only __Secure-, and __Host- is stricter.
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(address),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure: isSecure(address), path: "/" },
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { validateSchema: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            if (await people.isDisabled(userId)) throw new APIError("FORBIDDEN", { code: "PERSON_DISABLED", message: "disabled" });
          },
        },
      },
      account: {
        create: { before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }) },
      },
    },
    plugins: [
      twoFactor({ issuer: "คุณธรรม", schema: SECOND_FACTOR_COLUMNS }),
      passkey({
        rpID: new URL(address).hostname,
        rpName: "คุณธรรม",
        origin: address,
        schema: PASSKEY_COLUMNS,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: { afterVerification: ({ verification }) => mustBeVerified(verification.registrationInfo?.userVerified) },
        authentication: { afterVerification: ({ verification }) => mustBeVerified(verification.authenticationInfo.userVerified) },
      }),
      genericOAuth({ config: providers.map((provider) => providerOptions(provider, secret)) }),
    ],
  } satisfies BetterAuthOptions;
}

/** A passkey stands for two factors only when the device asked its owner for a finger, a face or a PIN. */
async function mustBeVerified(verified: boolean | undefined): Promise<undefined> {
  if (verified !== true) throw new APIError("UNAUTHORIZED", { code: "PERSON_NOT_VERIFIED", message: "user verification missing" });
}

function providerOptions(provider: SignInProvider, secret: string) {
  const readsUserInfo = provider.linkBy === "email" && provider.subjectClaim === "sub";
  return {
    providerId: provider.id,
    name: provider.name,
    clientId: provider.clientId,
    ...(provider.clientSecret === undefined ? {} : { clientSecret: provider.clientSecret, authentication: provider.clientAuthentication }),
    discoveryUrl: `${provider.issuer.replace(/\/$/u, "")}/.well-known/openid-configuration`,
    scopes: [...provider.scopes],
    pkce: provider.pkce,
    requireIdTokenVerification: true,
    disableIdTokenNonceBinding: !provider.nonce,
    disableSignUp: true,
    disableImplicitSignUp: true,
    disableProviderLogout: true,
    // Runs after the id_token was verified; an answer without one would slip past that, and ends here.
    accountSubject: ({ tokens }: { tokens: { idToken?: string | undefined } }) => {
      const claims = claimsOf(tokens.idToken);
      const subject = claims["iss"] === provider.issuer ? claims[provider.subjectClaim] : undefined;
      return typeof subject === "string" && subject !== "" ? keptSubject(provider, subject, secret) : "";
    },
    ...(readsUserInfo ? {} : { getUserInfo: async (tokens: { idToken?: string | undefined }) => toUserInfo(claimsOf(tokens.idToken)) }),
    mapProfileToUser: (profile: Record<string, unknown>) => {
      const verified = provider.linkBy === "email" && (profile["email_verified"] === true || profile["email_verified"] === "true");
      const subject = sealed(secret, "nobody", String(profile["sub"]));
      // The library asks for an e-mail; this one belongs to nobody, so that only an entered subject finds the person.
      return verified ? { emailVerified: true } : { email: `${subject}@${provider.id}.invalid`.toLowerCase(), emailVerified: false };
    },
  };
}

function toUserInfo(claims: Readonly<Record<string, unknown>>) {
  const { sub } = claims;
  return typeof sub === "string" ? { ...claims, id: sub, sub, emailVerified: claims["email_verified"] === true } : null;
}

function claimsOf(idToken: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(idToken?.split(".")[1] ?? "", "base64url").toString());
    return typeof claims === "object" && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}

/** The library on this pool. */
export function openBetterAuth(parts: BetterAuthParts) {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: parts.pool }), plugins: [TIMES_AS_DATES] });
  return betterAuth({ ...betterAuthOptions(parts), database: { db, type: "postgres", schemaName: "auth", transaction: true } });
}

/** The house's connections give times as ISO texts, the library wants Dates. */
const TIMES_AS_DATES: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === "string" && /_(?:at|until)$/u.test(name) ? new Date(value) : value,
        ]),
      ),
    ),
  }),
};
