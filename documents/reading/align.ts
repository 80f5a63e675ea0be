import { squash } from "#domain/thai/text.ts";
import { readHeadings, type ReadHeading } from "./headings.ts";
import { isEmptySlot, paragraphsOf, readMarker, splitAtNumbers } from "./words.ts";

/** What an activity cell consists of, in order. */
export type TitlePiece =
  | { readonly kind: "heading"; readonly headings: readonly ReadHeading[] }
  | { readonly kind: "activity"; readonly number: string | null; readonly marker?: string; readonly text: string }
  | { readonly kind: "slot"; readonly text: string };

/** An activity cell taken apart: headings in it, numbered activities, slots nobody filled. */
export function splitTitle(cell: string): readonly TitlePiece[] {
  const pieces: TitlePiece[] = [];
  const parts = paragraphsOf(cell).flatMap((paragraph) => splitAtNumbers(paragraph));
  const areBullets = parts.length > 1 && parts.every((part) => /^[-–•●▪*]\s*\S/u.test(part));
  for (const part of parts) {
    const last = pieces.at(-1);
    const headings = readHeadings(part);
    const marked = readMarker(part);
    if (headings.length > 0) pieces.push({ kind: "heading", headings });
    else if (isEmptySlot(part)) pieces.push({ kind: "slot", text: part });
    else if (marked) pieces.push({ kind: "activity", number: marked.number, marker: marked.marker, text: marked.rest });
    else if (last?.kind === "activity" && !areBullets) pieces[pieces.length - 1] = { ...last, text: `${last.text}\n${part}` };
    else if (last?.kind === "heading" && parts.some((one) => readMarker(one) && readHeadings(one).length === 0))
      pieces[pieces.length - 1] = lengthen(last, part);
    else pieces.push({ kind: "activity", number: null, text: part });
  }
  return pieces;
}

function lengthen(piece: { readonly kind: "heading"; readonly headings: readonly ReadHeading[] }, text: string): TitlePiece {
  const last = piece.headings.at(-1);
  return last ? { kind: "heading", headings: [...piece.headings.slice(0, -1), { ...last, title: `${last.title} ${text}`.trim() }] } : piece;
}

/**
 * A value cell beside several activities, cut into their shares: by paragraphs, by its own numbering, or by a phrase that
 * comes back as often as there are activities. One part: it cannot be cut.
 */
export function alignTexts(text: string, count: number): readonly string[] {
  const paragraphs = paragraphsOf(text);
  if (count < 2) return [text];
  if (paragraphs.length === count) return paragraphs;
  if (paragraphs.length > 1) {
    const marked = paragraphs.filter((one) => readMarker(one) !== null).length;
    if (marked === count) return gather(paragraphs, (one) => readMarker(one) !== null);
    const bullets = paragraphs.filter((one) => /^[-–•●▪]/u.test(one)).length;
    if (bullets === count) return gather(paragraphs, (one) => /^[-–•●▪]/u.test(one));
    return paragraphs.length < count ? paragraphs : [...paragraphs.slice(0, count - 1), paragraphs.slice(count - 1).join("\n")];
  }
  const numbered = splitAtNumbers(text);
  if (numbered.length === count) return numbered;
  return repeats(text, count) ?? [text];
}

function gather(paragraphs: readonly string[], begins: (text: string) => boolean): readonly string[] {
  const parts: string[] = [];
  for (const paragraph of paragraphs) {
    if (begins(paragraph) || parts.length === 0) parts.push(paragraph);
    else parts[parts.length - 1] += `\n${paragraph}`;
  }
  return parts;
}

function repeats(text: string, count: number): readonly string[] | null {
  for (let length = 10; length <= Math.min(60, text.length / count); length += 5) {
    const phrase = text.slice(0, length);
    const starts = squash(phrase).length < 8 ? [] : [...text.matchAll(new RegExp(escape(phrase), "gu"))].map((found) => found.index);
    if (starts.length === count) return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trim());
  }
  return null;
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
