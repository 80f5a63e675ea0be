import type { AuditEntry } from "../record/audit.ts";

/** กุญแจปฏิทินส่วนตัว — opens a person's calendar for reading and nothing else; the key itself is shown once, when made. */
export interface CalendarKey {
  readonly id: string;
  /** UTC. */
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
}

/** ทะเบียนกุญแจปฏิทินของผู้ขอ — one that works, or none. */
export interface CalendarKeys {
  readonly own: () => Promise<CalendarKey | null>;
  /** A key in place of the one before, which ends. */
  readonly make: (hash: string, entry: AuditEntry) => Promise<CalendarKey>;
  readonly revoke: (entry: AuditEntry) => Promise<void>;
}
