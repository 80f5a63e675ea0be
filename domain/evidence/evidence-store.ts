import type { Result } from "../result.ts";

/** ระบบเก็บแฟ้มไม่พร้อม — the disk or the service did not do what was asked; `reason` is for the log, never for a person. */
export interface EvidenceStoreAway {
  readonly kind: "evidence-store-away";
  readonly reason: string;
}

/** A file that was kept, under the SHA-256 of its bytes. */
export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
}

/** A part of an upload: it begins at this byte of the file. */
export interface UploadPart {
  readonly start: number;
  readonly size: number;
}

/** ที่เก็บไฟล์หลักฐาน — files by the SHA-256 of their bytes: the same file is kept once, and none can change unseen. */
export interface EvidenceStore {
  /** Keeps a file whole or not at all. `isRight` is asked after the last piece: where it says no, nothing is kept, and the answer is null. */
  readonly keep: (source: AsyncIterable<Uint8Array>, isRight?: () => boolean) => Promise<Result<KeptFile | null, EvidenceStoreAway>>;
  /** The file piece by piece; null where there is none of that name. */
  readonly open: (sha256: string) => Promise<Result<AsyncIterable<Uint8Array> | null, EvidenceStoreAway>>;
  readonly has: (sha256: string) => Promise<Result<boolean, EvidenceStoreAway>>;
  /** Erases a file; one that is not there is no trouble. */
  readonly erase: (sha256: string) => Promise<Result<null, EvidenceStoreAway>>;
  readonly parts: UploadParts;
}

/** ส่วนของไฟล์ที่กำลังส่ง — lie beside the files, so that any server that has the files takes the next part. */
export interface UploadParts {
  readonly put: (upload: string, start: number, bytes: Uint8Array) => Promise<Result<null, EvidenceStoreAway>>;
  /** In the order of the file. */
  readonly list: (upload: string) => Promise<Result<readonly UploadPart[], EvidenceStoreAway>>;
  /** Null where it is not there. */
  readonly read: (upload: string, start: number) => Promise<Result<Uint8Array | null, EvidenceStoreAway>>;
  readonly drop: (upload: string) => Promise<Result<null, EvidenceStoreAway>>;
  /** Uploads whose newest part came before this moment (ISO): forgotten halves. */
  readonly olderThan: (moment: string) => Promise<Result<readonly string[], EvidenceStoreAway>>;
}

/** ผลการตรวจไวรัส — away: the scanner could not be asked, so nothing is known. */
export type ScanVerdict = { readonly kind: "clean" } | { readonly kind: "found"; readonly name: string } | { readonly kind: "away" };

/** โปรแกรมตรวจไวรัส — looks at a file before it is kept. */
export interface VirusScanner {
  readonly scan: (source: AsyncIterable<Uint8Array>) => Promise<ScanVerdict>;
}

/** A SHA-256 that grows with the bytes it is given. */
export interface RunningHash {
  readonly add: (bytes: Uint8Array) => void;
  /** In lower-case hexadecimal. */
  readonly digest: () => string;
}
