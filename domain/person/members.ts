import type { AuditEntry } from "../record/audit.ts";
import type { Membership, Scope } from "./role.ts";

/** ผู้ปฏิบัติงานของหน่วยงาน — a role with the person who holds it. */
export interface Member extends Membership {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly email: string;
  /** Shut out: their roles wait, and they answer for nothing meanwhile. */
  readonly disabled: boolean;
}

/** กุญแจ API — a machine's token: what is kept of it. The token itself is shown once, when made. */
export interface MachineToken {
  readonly id: string;
  readonly agency: number;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

/** ทะเบียนผู้ปฏิบัติงานและกุญแจ — written by administrators of the agency or of one above. */
export interface Members {
  readonly ofAgency: (agency: number) => Promise<readonly Member[]>;
  readonly find: (id: string) => Promise<Member | null>;
  /** Those of a person that the asker may see: their own, or those in agencies they read. */
  readonly ofPerson: (person: string) => Promise<readonly Member[]>;
  /** The e-mail address of the asker. */
  readonly ownEmail: () => Promise<string>;
  /** Does the asker administer every agency in which the person holds a role now or later? Roles the asker cannot see count too. */
  readonly administersPerson: (person: string) => Promise<boolean>;
  /** Somebody the asker wholly administers who has no way yet to sign in: no password, no passkey, no account elsewhere. */
  readonly needsFirstLink: (person: string) => Promise<boolean>;
  /** Would nobody administer the agency for good, were this role taken away? */
  readonly isLastAdministrator: (id: string) => Promise<boolean>;
  /** Many at once, with one audit line. */
  readonly addAll: (members: readonly (Membership & { readonly person: string })[], entry: AuditEntry) => Promise<void>;
  readonly add: (person: string, membership: Membership, entry: AuditEntry) => Promise<string>;
  readonly remove: (id: string, entry: AuditEntry) => Promise<void>;
  /** Signs the person out everywhere and lets them in nowhere, in this transaction. */
  readonly shutOut: (person: string, entry: AuditEntry) => Promise<void>;
  readonly tokens: (agency: number) => Promise<readonly MachineToken[]>;
  readonly findToken: (id: string) => Promise<MachineToken | null>;
  readonly addToken: (
    token: { readonly agency: number; readonly name: string; readonly scopes: readonly Scope[]; readonly expiresAt: string },
    hash: string,
    entry: AuditEntry,
  ) => Promise<MachineToken>;
  readonly revokeToken: (id: string, entry: AuditEntry) => Promise<void>;
}
