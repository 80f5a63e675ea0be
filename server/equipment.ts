import type { EvidenceDesk } from "#server/evidence-desk.ts";
import type { Log } from "#server/log.ts";
import type { Metrics } from "#server/metrics.ts";
import type { PaperDesk } from "#server/paper-desk.ts";
import type { RateLimits } from "#server/rate-limits.ts";
import type { SignIn } from "#server/sign-in/sign-in.ts";
import type { WebFiles } from "#server/web-files.ts";
import type { Database } from "#store/database.ts";
import type { Store } from "#store/within.ts";

/** What the application works with. */
export interface Equipment {
  readonly store: Store;
  readonly signIn: SignIn;
  readonly desk: PaperDesk;
  readonly evidence: EvidenceDesk;
  readonly webFiles: WebFiles;
  /** Folder of the example documents, one folder per form. */
  readonly papers: string;
  readonly log: Log;
  readonly limits: RateLimits;
  readonly metrics: Metrics;
  /** The pool itself: to ask whether the database is there. */
  readonly records: Database;
  /** The public origin, without a slash at its end: https://khunatham.example.go.th */
  readonly address: string;
  /** Today in Bangkok, an ISO date. */
  readonly today: () => string;
  /** Example officers may be signed in as with one press: never in production. */
  readonly examples: boolean;
}
