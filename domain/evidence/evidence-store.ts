/** ที่เก็บไฟล์หลักฐาน — files by the SHA-256 of their bytes: the same file is kept once, and none can change unseen. */
export interface EvidenceStore {
  /** Keeps a file whole or not at all. */
  readonly keep: (source: AsyncIterable<Uint8Array>) => Promise<{ readonly sha256: string; readonly size: number }>;
  /** The file piece by piece; null where there is none of that name. */
  readonly open: (sha256: string) => Promise<AsyncIterable<Uint8Array> | null>;
  readonly has: (sha256: string) => Promise<boolean>;
}

/** ผลการตรวจไวรัส — away: the scanner could not be asked, so nothing is known. */
export type ScanVerdict = { readonly kind: "clean" } | { readonly kind: "found"; readonly name: string } | { readonly kind: "away" };

/** โปรแกรมตรวจไวรัส — looks at a file before it is kept. */
export interface VirusScanner {
  readonly scan: (source: AsyncIterable<Uint8Array>) => Promise<ScanVerdict>;
}
