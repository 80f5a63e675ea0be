import type { SignInProblem } from "#server/sign-in/sign-in-problems.ts";

/** เหตุการณ์การเข้าสู่ระบบ — for the audit: who did what from where; never a password, a code, a token or an address as it is. */
export interface SignInEvent {
  readonly kind:
    | "signed-in"
    | "refused"
    | "signed-out"
    | "password-set"
    | "totp-on"
    | "totp-off"
    | "backup-codes-made"
    | "passkey-added"
    | "passkey-removed"
    | "session-revoked";
  /** Null when nobody known was behind it. */
  readonly person: string | null;
  /** The visitor's address, sealed: equal addresses can be seen to be equal, and no more. */
  readonly address: string;
  /** How: "password", "totp", "backup-code", "passkey", "example", "link", or a provider's id. */
  readonly by?: string;
  readonly reason?: SignInProblem;
}

/** Hears of an event; when it throws, the answer is not given: no trace, no sign-in. */
export type OnSignInEvent = (event: SignInEvent) => void | Promise<void>;
