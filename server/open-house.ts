import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

import type { Hono } from "hono";

import type { VirusScanner } from "#domain/evidence/evidence-store.ts";

import { LIMITS } from "#documents/limits.ts";
import { application, type Numbered } from "#server/application.ts";
import { todayInBangkok } from "#server/clock.ts";
import { openEvidenceDesk } from "#server/evidence-desk.ts";
import { openEvidencePlace } from "#server/evidence-place.ts";
import { startJobs } from "#server/jobs.ts";
import { askLink } from "#server/links/ask-link.ts";
import { isLinkWatchOn, openLinkWatch } from "#server/links/link-watch.ts";
import type { Log } from "#server/log.ts";
import { openMetrics, watchDesk } from "#server/metrics.ts";
import { openPaperDesk } from "#server/paper-desk.ts";
import { openRateLimits } from "#server/rate-limits.ts";
import { mailSettingsIn, type MailSettings } from "#server/mail/mail-settings.ts";
import { openPost } from "#server/mail/post.ts";
import { smtpCarrier } from "#server/mail/smtp-carrier.ts";
import { readProviders, type SignInProvider } from "#server/sign-in/providers.ts";
import { readSecret } from "#server/sign-in/secret.ts";
import { openSignIn } from "#server/sign-in/sign-in.ts";
import { tellingSignIns } from "#server/sign-in-log.ts";
import { readVirusScanner } from "#server/virus-scanner.ts";
import { readWebFiles } from "#server/web-files.ts";
import { openDatabase, type Database } from "#store/database.ts";
import type { EvidenceKeep } from "#store/evidence-keep.ts";
import { countLetters } from "#store/mail.ts";
import { openStore } from "#store/within.ts";

const house = new URL("../", import.meta.url);

/** โฟลเดอร์ข้อมูล — where the house keeps what is its own: the private database and the files of evidence. */
export function dataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return resolve(environment["KHUNATHAM_DATA"] || ".data");
}

/** Where the house stands and how it is run. */
export interface HouseRules {
  /** The database as the server's login role reaches it. */
  readonly serverUrl: string;
  /** The public origin. */
  readonly address: string;
  /** Folder of the built pages; as built by default. */
  readonly pages?: string;
  /** Where files of evidence are kept; the environment's place where not said. */
  readonly evidence?: EvidenceKeep;
  /** The program that looks for viruses; the environment's where not said. */
  readonly scanner?: VirusScanner | null;
  readonly examples?: boolean;
  readonly today?: () => string;
  /** Does this server look for due jobs? Off where not said. */
  readonly jobs?: boolean;
  /** The mail server; the environment's where not said. Null: no letters are written. */
  readonly mail?: MailSettings | null;
  /** Does it look whether links of evidence still open? As the environment says where not said. */
  readonly watchesLinks?: boolean;
  readonly log: Log;
  /** Other systems that people may sign in by; those of KHUNATHAM_OIDC where not said. */
  readonly providers?: readonly SignInProvider[];
}

/** The whole house, put together: an application and what must be closed after it. */
export interface OpenHouse {
  readonly app: Hono<Numbered>;
  readonly records: Database;
  readonly signIns: Database;
  readonly close: () => Promise<void>;
}

/** เปิดระบบ — puts the rooms together on a migrated database. */
export async function openHouse(rules: HouseRules): Promise<OpenHouse> {
  const pages = rules.pages ?? fileURLToPath(new URL("dist/web/", house));
  if (!existsSync(pages)) process.stderr.write("ยังไม่ได้เตรียมหน้าเว็บ กรุณาสั่ง node bin/build-web.mjs แล้วเริ่มใหม่\n");
  const scanner = rules.scanner === undefined ? readVirusScanner(process.env) : rules.scanner;
  const mail = rules.mail === undefined ? mailSettingsIn(process.env) : rules.mail;
  const watchesLinks = rules.watchesLinks ?? isLinkWatchOn(process.env);
  const evidence = rules.evidence ?? openEvidencePlace(process.env, dataFolder(process.env));
  const providers = rules.providers ?? readProviders(process.env);
  const records = openDatabase(rules.serverUrl, "khunatham_app");
  const signIns = openDatabase(rules.serverUrl, "khunatham_sign_in", 4);
  const secret = await readSecret(process.env, signIns.pool).catch(async (cause: unknown) => {
    await Promise.all([records.close(), signIns.close()]);
    throw cause;
  });
  const signIn = openSignIn({
    pool: signIns.pool,
    secret,
    address: rules.address,
    providers,
    onEvent: tellingSignIns(signIns.pool),
    log: ({ incident, error }) => rules.log({ event: "broken", id: incident, error }),
  });
  const desk = watchDesk(
    openPaperDesk({
      workers: Math.max(2, Math.min(4, availableParallelism())),
      waiting: 32,
      milliseconds: LIMITS.milliseconds,
      memoryMb: 512,
      recycleAfter: 60,
      idleMilliseconds: 120_000,
      program: new URL("paper-worker.ts", import.meta.url),
    }),
  );
  const letters = () => countLetters(signIns.pool);
  const metrics = openMetrics({ pools: { records, "sign-in": signIns }, records, letters, desk, evidence });
  const store = openStore(records);
  const address = new URL(rules.address).origin;
  const today = rules.today ?? (() => todayInBangkok());
  const app = application({
    store,
    signIn,
    desk,
    evidence: openEvidenceDesk(evidence, scanner),
    webFiles: readWebFiles(pages),
    papers: fileURLToPath(new URL("testing/papers/", house)),
    log: rules.log,
    limits: openRateLimits(records, secret),
    metrics,
    records,
    address,
    today,
    examples: rules.examples ?? false,
  });
  const post = mail === null ? null : openPost({ signIns: signIns.pool, store, log: rules.log, address, carrier: smtpCarrier(mail) });
  const links = watchesLinks ? openLinkWatch(records, (link) => askLink(link), today) : null;
  const jobs = rules.jobs === true ? startJobs(records, rules.log, { post, links, evidence }) : null;
  return {
    app,
    records,
    signIns,
    close: async () => {
      desk.close();
      await jobs?.stop();
      metrics.close();
      await Promise.all([records.close(), signIns.close()]);
    },
  };
}
