/** Which form of backup file this is; another form is refused. */
export const BACKUP_FORM = "khunatham-backup/1";

/** A table in the file: its columns in the order of the copied text. */
export interface BackupTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** A sequence and the number it gives next. */
export interface BackupSequence {
  readonly schema: string;
  readonly name: string;
  readonly next: string;
}

/** เกี่ยวกับข้อมูลสำรอง — the first thing in the file: what is needed to begin restoring. */
export interface BackupAbout {
  readonly form: typeof BACKUP_FORM;
  /** The version of the house that wrote it. */
  readonly house: string;
  /** The newest migration that the database had. */
  readonly schemaVersion: number;
  /** UTC, when the snapshot was taken. */
  readonly at: string;
  /** In an order in which they can be filled: what is referred to comes first. */
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly BackupSequence[];
}

/** How much of a table is in the file. */
export interface BackupSum {
  /** `schema.name` */
  readonly table: string;
  readonly rows: number;
  /** SHA-256 of the copied text. */
  readonly sha256: string;
}

/** The files of evidence in the file. */
export interface EvidenceSum {
  readonly files: number;
  readonly bytes: number;
  /** SHA-256 of their names, each of which is the SHA-256 of the file's own bytes. */
  readonly sha256: string;
  /** Names of those whose bytes did not fit their name any more when the backup was made. */
  readonly damaged: readonly string[];
}

/** รายการข้อมูลสำรอง — the last thing in the file: a file without it was cut off. */
export interface BackupManifest extends BackupAbout {
  readonly sums: readonly BackupSum[];
  readonly evidence: EvidenceSum;
}

/** Name of a table in sums and file names. */
export function tableName({ schema, name }: Pick<BackupTable, "schema" | "name">): string {
  return `${schema}.${name}`;
}

/** The text as what stands first in a backup; null where it is no such thing. */
export function parseAbout(text: string): BackupAbout | null {
  const value = parseJson(text);
  return isAbout(value) ? value : null;
}

/** The text as what stands last in a backup; null where it is no such thing. */
export function parseManifest(text: string): BackupManifest | null {
  const value = parseJson(text);
  if (!isAbout(value) || !("sums" in value) || !isListOf(value.sums, isSum)) return null;
  if (!("evidence" in value) || !isEvidenceSum(value.evidence)) return null;
  return value as BackupManifest;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isListOf<T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}

const isText = (value: unknown): value is string => typeof value === "string";

function isAbout(value: unknown): value is BackupAbout {
  return (
    isRecord(value) &&
    value["form"] === BACKUP_FORM &&
    isText(value["house"]) &&
    Number.isSafeInteger(value["schemaVersion"]) &&
    isText(value["at"]) &&
    isListOf(value["tables"], isTable) &&
    isListOf(value["sequences"], isSequence)
  );
}

function isTable(value: unknown): value is BackupTable {
  return isRecord(value) && isText(value["schema"]) && isText(value["name"]) && isListOf(value["columns"], isText);
}

function isSequence(value: unknown): value is BackupSequence {
  return isRecord(value) && isText(value["schema"]) && isText(value["name"]) && isText(value["next"]) && /^-?\d+$/u.test(value["next"]);
}

function isEvidenceSum(value: unknown): value is EvidenceSum {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value["files"]) &&
    Number.isSafeInteger(value["bytes"]) &&
    isText(value["sha256"]) &&
    isListOf(value["damaged"], isText)
  );
}

function isSum(value: unknown): value is BackupSum {
  return isRecord(value) && isText(value["table"]) && Number.isSafeInteger(value["rows"]) && isText(value["sha256"]);
}
