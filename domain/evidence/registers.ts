import type { AuditEntry } from "../record/audit.ts";
import type { Evidence, EvidenceDetails, EvidenceFile, EvidenceKind, EvidencePlace, EvidenceUse } from "./evidence.ts";

/** What is kept of a new piece of evidence. */
export interface EvidenceWish {
  readonly agency: number;
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly file: EvidenceFile | null;
  readonly link: string | null;
  readonly details: EvidenceDetails;
}

/** ทะเบียนหลักฐาน. Every writing verb writes the audit line of its change. */
export interface EvidenceRegister {
  readonly find: (id: string) => Promise<Evidence | null>;
  /** The same, held against other writers until the transaction ends. */
  readonly hold: (id: string) => Promise<Evidence | null>;
  readonly ofAgency: (agency: number) => Promise<readonly Evidence[]>;
  /** Keeps it; one file is kept once in an agency, so what comes again is the one that is there. */
  readonly add: (wish: EvidenceWish) => Promise<Evidence>;
  readonly describe: (id: string, details: EvidenceDetails, entry: AuditEntry) => Promise<void>;
  readonly remove: (id: string, entry: AuditEntry) => Promise<void>;
  /** Of a report with the answers of its units, as far as the asker may read. */
  readonly ofReport: (report: string) => Promise<readonly EvidenceUse[]>;
  readonly ofAnswer: (answer: string) => Promise<readonly EvidenceUse[]>;
  readonly findUse: (id: string) => Promise<EvidenceUse | null>;
  /** Attaches evidence where it is not yet: the use there is then. */
  readonly attach: (
    evidence: string,
    to: { readonly report: string; readonly answer: string | null },
    place: EvidencePlace,
    entry: AuditEntry,
  ) => Promise<string>;
  readonly detach: (use: string, entry: AuditEntry) => Promise<void>;
}

/** ไฟล์ที่กำลังส่ง — how far a person's upload is. */
export interface Upload {
  readonly id: string;
  readonly agency: number;
  readonly name: string;
  readonly size: number;
  /** Bytes that are here; the next part begins there. */
  readonly received: number;
  /** Of the whole file as sent, where the sender told it. */
  readonly sha256: string | null;
  /** What became of it; null until it is finished. */
  readonly evidence: string | null;
}

/** ไฟล์ที่กำลังส่งของผู้ใช้คนนี้ — each person's own, and nobody else's; its parts lie in the store of files. */
export interface Uploads {
  readonly begin: (wish: Pick<Upload, "agency" | "name" | "size" | "sha256">) => Promise<Upload>;
  readonly find: (id: string) => Promise<Upload | null>;
  readonly hold: (id: string) => Promise<Upload | null>;
  /** Uploads of this person that are under way, newest first. */
  readonly open: () => Promise<readonly Upload[]>;
  /** The next part begins here: after a part that came, or where one is missing. */
  readonly receive: (id: string, received: number) => Promise<void>;
  /** The upload remembers what became of it. */
  readonly finish: (id: string, evidence: string) => Promise<void>;
  readonly drop: (id: string) => Promise<void>;
}
