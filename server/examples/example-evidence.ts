import { deflateSync, crc32 } from "node:zlib";

import { attachToReport } from "#actions/attach-evidence.ts";
import { beginUpload, countPart, keepPart } from "#actions/begin-upload.ts";
import { enterUpload, keepUpload, readyUpload } from "#actions/finish-upload.ts";
import { addLink } from "#actions/keep-evidence.ts";
import type { EvidenceStore } from "#domain/evidence/evidence-store.ts";
import type { EvidenceDetails } from "#domain/evidence/evidence.ts";
import { runningHash } from "#server/evidence-desk.ts";
import { orThrow } from "#store/evidence-keep.ts";
import type { AsOfficer } from "./example-plans.ts";
import type { ExamplePerson } from "./officers.ts";

/** What a result is proved with, and where. */
interface Proof {
  readonly agency: number;
  readonly report: string;
  readonly activity: string;
  readonly name: string;
  readonly details: EvidenceDetails;
}

/** The officer sends a picture in and attaches it to the result. */
export async function provePhoto(as: AsOfficer, author: ExamplePerson, store: EvidenceStore, proof: Proof): Promise<void> {
  const bytes = examplePhoto();
  const { id } = await as(author, (records) =>
    beginUpload({ records }, { agency: proof.agency, name: proof.name, size: bytes.length, sha256: null }),
  );
  const part = { id, at: 0, bytes };
  orThrow(await keepPart({ store }, part));
  await as(author, (records) => countPart({ records }, part));
  const { upload } = await as(author, (records) => readyUpload({ records }, id));
  const kept = await keepUpload({ store, scanner: null, hash: runningHash }, upload);
  if (!kept.ok) throw new Error(`the example picture was not kept: ${kept.error.kind}`);
  await as(author, async (records) => {
    const made = await enterUpload({ records, store }, { id, kept: kept.value, details: proof.details });
    if (!made.ok) return made;
    return attachToReport({ records }, { report: proof.report, evidence: made.value.id, activity: proof.activity, position: null });
  });
  orThrow(await store.parts.drop(id));
}

/** The officer names a page on the web and attaches it to the result. */
export async function proveLink(as: AsOfficer, author: ExamplePerson, proof: Proof & { readonly link: string }): Promise<void> {
  await as(author, async (records) => {
    const made = await addLink({ records }, { agency: proof.agency, link: proof.link, name: proof.name, details: proof.details });
    if (!made.ok) return made;
    return attachToReport({ records }, { report: proof.report, evidence: made.value.id, activity: proof.activity, position: null });
  });
}

const WIDTH = 320;
const HEIGHT = 200;

/** ภาพถ่ายตัวอย่าง — hills under a morning sky with young trees in rows, drawn here: nobody stands in it. */
export function examplePhoto(): Uint8Array {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) rows.set(colourAt(x, y), y * (1 + WIDTH * 3) + 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Eight bits a channel, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function colourAt(x: number, y: number): readonly [number, number, number] {
  const far = 92 + Math.round(14 * Math.sin(x / 47) + 6 * Math.sin(x / 19));
  const near = 124 + Math.round(8 * Math.sin(x / 61 + 2));
  if (y > near) return isTree(x, y - near) ? [38, 92, 48] : [120 - Math.round((y - near) / 3), 146, 78];
  if (y > far) return [84, 128, 104];
  if ((x - 236) ** 2 + (y - 46) ** 2 < 20 ** 2) return [255, 226, 150];
  return [206 + Math.round(y / 4), 222 + Math.round(y / 8), 240];
}

/** Rows of young trees, larger the nearer they stand. */
function isTree(x: number, depth: number): boolean {
  const row = Math.floor(depth / 24);
  const size = 4 + row * 2;
  const across = (x + row * 13) % (22 + row * 6);
  const up = depth - row * 24 - 4;
  return (across - 11) ** 2 + (up - size) ** 2 < size ** 2;
}

function chunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), bytes]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(bytes.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}
