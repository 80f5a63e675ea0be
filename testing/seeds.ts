import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readText } from "#documents/formats/text.ts";
import type { Document } from "#documents/document.ts";

/** The five real documents lie beside the checkout and never in it; where they are absent the tests on them say so and are skipped. */
const FOLDER = new URL("../../shared/seeds/", import.meta.url);

/** Are the real documents here? */
export const HAS_SEEDS: boolean = existsSync(FOLDER);

/** The text of the real document whose name begins with that number. */
export function seedText(number: string): string {
  const name = readdirSync(FOLDER).find((one) => one.startsWith(number));
  if (name === undefined) throw new Error(`no seed ${number}`);
  return readFileSync(new URL(name, FOLDER), "utf8");
}

/** The real document as blocks. */
export function seed(number: string): Document {
  return readText(seedText(number));
}
