import type { Member } from "../person/members.ts";
import { err, ok, type Result } from "../result.ts";
import { isLive } from "./left-behind.ts";

/** Why work is not handed over. */
export interface HandOverRefusal {
  readonly kind:
    | "person-not-found"
    | "nothing-handed-over"
    | "roles-changed"
    | "successor-same"
    | "successor-not-here"
    | "not-administrator";
}

/** ผู้รับมอบ — somebody who works at the agency already, or one known by name and e-mail. */
export type Successor = { readonly person: string } | { readonly name: string; readonly email: string };

/** What is wished: which roles leave the predecessor, which both hold. Roles not named stay as they are. */
export interface HandOverWish {
  readonly predecessor: string;
  readonly successor: Successor;
  readonly passed: readonly string[];
  readonly shared: readonly string[];
}

/**
 * ส่งมอบงาน — may this be passed on? Whoever administers the agency hands over anybody's work to anybody; everybody else their own, to
 * somebody who works there. Acting in another's place is by order, so only an administrator passes it on.
 */
export function mayHandOver(
  members: readonly Member[],
  { predecessor, successor, passed, shared }: HandOverWish,
  { asker, administers, today }: { readonly asker: string; readonly administers: boolean; readonly today: string },
): Result<readonly Member[], HandOverRefusal> {
  const roles = members.filter((one) => one.person === predecessor && isLive(one, today));
  if (!administers && asker !== predecessor) return err({ kind: "not-administrator" });
  if (roles.length === 0) return err({ kind: "person-not-found" });
  const named = [...new Set([...passed, ...shared])];
  if (named.length === 0) return err({ kind: "nothing-handed-over" });
  const handed = roles.filter(({ id }) => named.includes(id));
  if (handed.length !== named.length || passed.some((id) => shared.includes(id))) return err({ kind: "roles-changed" });
  if (!administers && handed.some(({ actingFor }) => actingFor !== null)) return err({ kind: "not-administrator" });
  if (!("person" in successor)) return administers ? ok(handed) : err({ kind: "not-administrator" });
  if (successor.person === predecessor) return err({ kind: "successor-same" });
  const isHere = members.some((one) => one.person === successor.person && !one.disabled && isLive(one, today));
  return isHere ? ok(handed) : err({ kind: "successor-not-here" });
}
