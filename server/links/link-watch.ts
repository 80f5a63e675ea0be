import { lookedAt, type LinkAnswer } from "#domain/evidence/link-watch.ts";
import { SettingError } from "#server/setting-error.ts";
import type { Database } from "#store/database.ts";
import { keepLink, takeLinks } from "#store/links.ts";

/** Asked at once. Each may keep one of the process's four threads waiting for a name; files are read by the same threads. */
const LINKS_OF_A_LOOK = 3;

/** ผู้เฝ้าลิงก์ — what this server does for links of evidence whenever it looks. */
export interface LinkWatch {
  readonly work: () => Promise<void>;
}

/** Whether the operator wants links to be watched: KHUNATHAM_LINK_WATCH is on, off or not set. */
export function isLinkWatchOn(environment: Readonly<Record<string, string | undefined>>): boolean {
  const given = environment["KHUNATHAM_LINK_WATCH"] || "off";
  if (given !== "on" && given !== "off") throw new SettingError("KHUNATHAM_LINK_WATCH must be on or off");
  return given === "on";
}

/** Asks the links whose time has come and keeps what came back. */
export function openLinkWatch(
  records: Pick<Database, "query">,
  ask: (link: string) => Promise<LinkAnswer>,
  today: () => string,
): LinkWatch {
  return {
    work: async () => {
      const due = await takeLinks(records, LINKS_OF_A_LOOK);
      await Promise.all(
        due.map(async ({ id, link, reached, ...before }) => {
          const answer = await ask(link);
          const day = today();
          const answeredOn = answer.kind === "status" ? day : null;
          await keepLink(records, id, { ...lookedAt(before, answer, { today: day, reached: answeredOn ?? reached }), answeredOn });
        }),
      );
    },
  };
}
