import type { ReadError } from "#documents/document.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { TaggedPdf } from "./pdf-read-bytes.ts";
import { fieldGlyphs } from "./pdf-read-fields.ts";
import { inkOf, type FontFacts } from "./pdf-read-ink.ts";
import { toMatrix, type Ink, type Matrix } from "./pdf-read-shapes.ts";

/** An opened PDF: its pages as ink, and what is attached to it. */
export interface OpenPdf {
  readonly pages: number;
  /** Null where the page is broken. */
  readonly page: (number: number) => Promise<Sheet | null>;
  /** `plan/1` and `report/1` found attached, not yet checked. */
  readonly attached: () => Promise<Attached>;
  readonly close: () => Promise<void>;
}

/** What of ours is attached to a PDF. */
export interface Attached {
  readonly attachedPlan?: unknown;
  readonly attachedReport?: unknown;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly ink: Ink;
}

/** Bytes of an attached file that is looked into. */
const ATTACHED_BYTES = 16 * 1024 * 1024;

/** Opens a PDF with pdf.js, which is loaded only now: no network, no fonts of the machine, no pictures decoded. */
export async function openPdf({ bytes, texts }: TaggedPdf): Promise<Result<OpenPdf, ReadError>> {
  const library = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const names = Object.fromEntries(Object.entries(library.OPS).map(([name, code]) => [code, name]));
  const task = library.getDocument({
    data: bytes,
    verbosity: library.VerbosityLevel.ERRORS,
    maxImageSize: 1,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    fontExtraProperties: true,
    stopAtErrors: false,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
  });
  const opened = await settled(task.promise);
  if (!opened.ok) {
    await settled(task.destroy());
    return err({ kind: opened.error.name === "PasswordException" ? "password" : "damaged" });
  }
  const pdf = opened.value;

  const page = async (number: number): Promise<Sheet | null> => {
    const got = await settled(pdf.getPage(number));
    if (!got.ok) return null;
    const commands = await settled(got.value.getOperatorList({ annotationMode: library.AnnotationMode.DISABLE }));
    const annotations = await settled(got.value.getAnnotations({ intent: "display" }));
    const fonts = new Map<string, FontFacts>();
    const fontOf = (id: string): FontFacts => {
      const known = fonts.get(id) ?? factsOf(got.value.commonObjs.has(id) ? got.value.commonObjs.get(id) : null);
      fonts.set(id, known);
      return known;
    };
    const at = (rotation: number): Sheet => {
      const { transform, width, height } = got.value.getViewport({ scale: 1, rotation });
      const view: Matrix = toMatrix(transform);
      const ink = commands.ok ? inkOf({ commands: commands.value, names, view, fontOf, texts }) : { glyphs: [], rules: [], figures: [] };
      return { width, height, ink: { ...ink, glyphs: [...ink.glyphs, ...fieldGlyphs(annotations.ok ? annotations.value : [], view)] } };
    };
    const sheet = at(got.value.rotate);
    const turn = mainTurn(sheet.ink);
    const upright = turn === 0 ? sheet : at((got.value.rotate + 360 - turn) % 360);
    got.value.cleanup();
    return commands.ok || upright.ink.glyphs.length > 0 ? upright : null;
  };

  const attached = async (): Promise<Attached> => {
    const listed = await settled(pdf.getAttachments());
    if (!listed.ok || !(listed.value instanceof Map)) return {};
    for (const name of [...listed.value.keys()].filter((key): key is string => typeof key === "string").slice(0, 20)) {
      const content: unknown = await settled(pdf.getAttachmentContent(name)).then((result) => (result.ok ? result.value : null));
      const ours = content instanceof Uint8Array && content.length <= ATTACHED_BYTES ? oursIn(content) : undefined;
      if (ours !== undefined) return ours;
    }
    return {};
  };
  return ok({
    pages: pdf.numPages,
    page,
    attached,
    close: async () => {
      await settled(task.destroy());
    },
  });
}

/** Direction in which most letters of the page run: a sheet laid on its side is turned upright before it is read. */
function mainTurn({ glyphs }: Ink): number {
  const counts = new Map<number, number>();
  for (const { turn } of glyphs) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most && most[0] % 90 === 0 && most[1] > glyphs.length * 0.6 ? most[0] : 0;
}

function factsOf(font: unknown): FontFacts {
  if (typeof font !== "object" || font === null) return { name: "", unit: 0.001 };
  const unit = "fontMatrix" in font ? toMatrix(font.fontMatrix)[0] : 0.001;
  return { name: "name" in font && typeof font.name === "string" ? font.name : "", unit: unit === 0 || unit === 1 ? 0.001 : unit };
}

function oursIn(content: Uint8Array): Attached | undefined {
  const text = new TextDecoder().decode(content);
  if (!/"format"\s*:\s*"(?:plan|report)\/1"/u.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null || !("format" in parsed)) return undefined;
    return parsed.format === "plan/1" ? { attachedPlan: parsed } : parsed.format === "report/1" ? { attachedReport: parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** The library refuses by throwing; here a refusal is a value. */
async function settled<T>(promise: Promise<T>): Promise<Result<T, Error>> {
  try {
    return ok(await promise);
  } catch (problem) {
    return err(problem instanceof Error ? problem : new Error(String(problem)));
  }
}
