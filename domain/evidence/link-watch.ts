/** คำตอบเมื่อลองเปิดลิงก์ — what came back; "unknown" is whatever tells nothing of the page: an address we may not ask, our own line, a certificate. */
export type LinkAnswer =
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "no-name" | "refused" | "silent" }
  | { readonly kind: "unknown" };

/** สถานะของลิงก์ — since when it does not open, and whether that is certain. */
export interface LinkStanding {
  /** ISO date of the first look that failed; null where the last word was that it opens. */
  readonly failingSince: string | null;
  readonly isDead: boolean;
}

/** What a look at a link comes to, and in how many days the next is due. */
export interface LookedAtLink extends LinkStanding {
  readonly days: number;
}

const WEEK = 7;

/**
 * ผลการตรวจลิงก์ — a link is dead when it failed on two different days: 404, 410, no such name, refused, silent. Who must sign in, has asked too
 * often or meets a broken server (401, 403, 429, 5xx) learns nothing of the page, so the link stays as it stood. `reached` is the last day on
 * which any link answered: silence counts only where the house itself has been heard from since, and may not be what is cut off.
 */
export function lookedAt(
  before: LinkStanding,
  answer: LinkAnswer,
  { today, reached }: { readonly today: string; readonly reached: string | null },
): LookedAtLink {
  const told = toldBy(answer);
  if (told === "opens") return { failingSince: null, isDead: false, days: WEEK };
  const failingSince = told === "unknown" ? before.failingSince : (before.failingSince ?? today);
  const isSecondDay = failingSince !== null && failingSince < today;
  const isCertain = told === "gone" || (told === "silent" && reached !== null && failingSince !== null && reached >= failingSince);
  const isDead = before.isDead || (isSecondDay && isCertain);
  return { failingSince, isDead, days: failingSince === null || isDead ? WEEK : 1 };
}

function toldBy(answer: LinkAnswer): "opens" | "gone" | "silent" | "unknown" {
  if (answer.kind !== "status") return answer.kind === "unknown" ? "unknown" : "silent";
  if (answer.status >= 200 && answer.status < 300) return "opens";
  return answer.status === 404 || answer.status === 410 ? "gone" : "unknown";
}
