import type { Log } from "#server/log.ts";
import type { LinkWatch } from "#server/links/link-watch.ts";
import type { Post } from "#server/mail/post.ts";
import { doDueJob } from "#store/jobs.ts";
import type { Database } from "#store/database.ts";
import type { EvidenceKeep } from "#store/evidence-keep.ts";

const LOOK_MILLISECONDS = 30_000;

/** งานตามกำหนด — what this server looks for beside its requests. */
export interface Jobs {
  /** Looks for no more work, and waits for what is in hand. */
  readonly stop: () => Promise<void>;
}

/** What else a server has to do with; what it lacks is left to those that have it. */
interface Means {
  /** Reminds people, and carries letters. */
  readonly post?: Post | null;
  /** Looks whether links of evidence still open. */
  readonly links?: LinkWatch | null;
  /** Where evidence that is used nowhere is erased. */
  readonly evidence?: EvidenceKeep;
}

/** Looks for due jobs now and twice a minute; any of several servers on one database does each. */
export function startJobs(
  records: Pick<Database, "query">,
  log: Log,
  { post = null, links = null, evidence }: Means = {},
  everyMilliseconds: number = LOOK_MILLISECONDS,
): Jobs {
  let isOver = false;
  let inHand: Promise<void> | null = null;
  const look = (): void => {
    // A look that takes longer than the pause is not begun twice.
    inHand ??= doAll().finally(() => (inHand = null));
  };
  const doAll = async (): Promise<void> => {
    try {
      while (!isOver) {
        const done = await doDueJob(records, { reminds: post !== null, evidence: evidence ?? null });
        if (done === null) break;
        log({
          event: "job",
          job: done.kind,
          ...(done.told === null ? {} : { seal: done.told }),
          ...(done.error === null ? {} : { error: done.error }),
        });
      }
      await post?.work(() => isOver);
      if (!isOver) await links?.work();
    } catch (cause) {
      // The database is away: the next look finds it, or tells again.
      log({ event: "job", error: cause instanceof Error ? cause.name : typeof cause });
    }
  };
  const timer = setInterval(look, everyMilliseconds).unref();
  look();
  return {
    stop: async () => {
      isOver = true;
      clearInterval(timer);
      await inHand;
    },
  };
}
