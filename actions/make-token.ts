import type { MachineToken } from "#domain/person/members.ts";
import { holdsAbove, type Scope } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { daysBetween } from "#domain/thai/dates.ts";

/** Why no token is made. */
export interface MakeTokenError {
  readonly kind: "agency-not-found" | "not-administrator" | "agency-ended" | "token-ended" | "token-too-long" | "token-name-taken";
}

/** A key that is forgotten ends by itself: a little more than a year, so that there is time to renew it. */
const MOST_DAYS = 400;

/** ออกกุญแจ API — for a machine that works for the agency; the record keeps the hash, never the key. `until` is its last day. */
export async function makeToken(
  { records }: { readonly records: Records },
  wish: {
    readonly agency: number;
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly until: string;
    readonly hash: string;
  },
): Promise<Result<MachineToken, MakeTokenError>> {
  const { agencies, members, person, today } = records;
  const agency = await agencies.find(wish.agency);
  if (agency === null) return err({ kind: "agency-not-found" });
  if (!holdsAbove(person, agency.within, "administrator")) return err({ kind: "not-administrator" });
  if (agency.endedOn !== null) return err({ kind: "agency-ended" });
  const days = daysBetween(today, wish.until);
  if (days < 0) return err({ kind: "token-ended" });
  if (days > MOST_DAYS) return err({ kind: "token-too-long" });
  const { name, scopes, until, hash } = wish;
  const isTaken = (await members.tokens(wish.agency)).some((one) => one.name === name && isAlive(one, today));
  if (isTaken) return err({ kind: "token-name-taken" });

  const expiresAt = `${until}T23:59:59+07:00`;
  const facts = { name, scopes: scopes.join(" "), until };
  const token = { agency: wish.agency, name, scopes, expiresAt };
  return ok(await members.addToken(token, hash, { act: "token.made", agency: wish.agency, changes: [], facts }));
}

function isAlive({ revokedAt, expiresAt }: MachineToken, today: string): boolean {
  return revokedAt === null && expiresAt.slice(0, 10) >= today;
}
