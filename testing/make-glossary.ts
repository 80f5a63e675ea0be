import { globSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const house = fileURLToPath(new URL("..", import.meta.url));

/** Where the glossary lies; it is made from the docstrings of domain and documents, not written by hand. */
export const GLOSSARY = `${house}docs/glossary.md`;

interface Term {
  readonly thai: string;
  readonly code: string;
  readonly meaning: string;
  readonly file: string;
}

/** Every type whose docstring begins with its Thai term, as the page of docs/glossary.md. */
export function makeGlossary(): string {
  const files = globSync("{domain/**/*.ts,documents/*.ts,documents/forms/**/*.ts}", { cwd: house }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const terms = files.filter((file) => !/\.test\.ts$|\.d\.ts$/u.test(file)).flatMap(termsOf);
  const rows = terms
    .toSorted((one, other) => one.thai.localeCompare(other.thai, "th") || one.code.localeCompare(other.code, "en"))
    .map(({ thai, code, meaning, file }) => `| ${thai} | \`${code}\` | ${meaning} | [${file}](../${file}) |`);
  return [
    "# Glossary: Thai ↔ code",
    "",
    "Made by `node testing/make-glossary.ts` from the docstrings; change a word there, not here.",
    "",
    "| Thai | code | meaning | file |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

/** The term before the dash, the name of the type, and the first sentence. */
function termsOf(file: string): readonly Term[] {
  const text = readFileSync(`${house}${file}`, "utf8");
  const found = text.matchAll(/\/\*\*\s*((?:(?!\*\/)[^])*?)\s*\*\/\s*export (?:interface|type) (\w+)/gu);
  return [...found].flatMap(([, comment = "", code = ""]) => {
    const plain = comment.replaceAll(/\s*\n\s*\*\s?/gu, " ").trim();
    const parts = /^([ก-๛][ก-๛\s/·(),.]*?)\s*(?:—|:)\s*(.+)$/u.exec(plain);
    if (parts === null) return [];
    const [, thai = "", rest = ""] = parts;
    const meaning = /^.*?[a-z)"”](?=[.;](?:\s|$))/u.exec(rest)?.[0] ?? rest; // "พ.ศ." ends no sentence
    return [{ thai: thai.trim(), code, meaning: meaning.replaceAll("|", "\\|"), file }];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GLOSSARY, makeGlossary());
