import { toArabicDigits } from "../thai/digits.ts";
import { oneLine } from "../thai/text.ts";
import { kindOfWord } from "./kind-words.ts";
import type { SetUpColumn, SetUpFault, SetUpFaultKind, SetUpRow, Wanted } from "./set-up.ts";

const LONGEST_NAME = 300;
const LONGEST_TEXT = 100;
const MOST_PEOPLE = 5_000_000;
const EMAIL = /^[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_%+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/u;

/** อ่านช่องของแถว — the cells of a row that need no other row; faults in reading order. */
export function readSetUpRow(row: SetUpRow): { readonly wanted: Wanted; readonly faults: readonly SetUpFault[] } {
  const faults: SetUpFault[] = [];
  const fault = (column: SetUpColumn, kind: SetUpFaultKind): void => void faults.push({ row: row.row, column, kind, found: row[column] });

  const code = cleanCode(row.code);
  const name = oneLine(row.name);
  const shortName = oneLine(row.shortName);
  const kind = kindOfWord(row.kind);
  const email = row.administratorEmail.trim().toLowerCase();
  const administratorName = oneLine(row.administratorName);
  if (code.length > LONGEST_TEXT) fault("code", "text-too-long");
  if (name === "") fault("name", "name-missing");
  if (name.length > LONGEST_NAME) fault("name", "name-too-long");
  if (shortName.length > LONGEST_TEXT) fault("shortName", "text-too-long");
  if (row.kind.trim() === "") fault("kind", "kind-missing");
  else if (kind === null || kind === "nation") fault("kind", "kind-unknown");
  const people = readPeople(row.headcount);
  if (people === undefined) fault("headcount", "headcount-unreadable");
  if (email === "" && administratorName !== "") fault("administratorName", "administrator-without-email");
  if (email !== "" && !EMAIL.test(email)) fault("administratorEmail", "email-invalid");
  if (email !== "" && administratorName === "") fault("administratorEmail", "administrator-unnamed");
  const wanted: Wanted = {
    row: row.row,
    kind: kind ?? "other",
    name,
    shortName: shortName === "" ? null : shortName,
    code: code === "" ? null : code,
    people: people ?? null,
    administrator: email === "" ? null : { name: administratorName, email },
  };
  return { wanted, faults };
}

/** รหัสหน่วยงาน — without blanks, digits Arabic: "๐๑ ๐๒" is 0102. */
export function cleanCode(text: string): string {
  return toArabicDigits(text).replaceAll(/\s/gu, "");
}

/** "๑,๒๐๐ คน" is 1200; an empty cell says nothing (null); undefined for what is no number of people. */
function readPeople(text: string): number | null | undefined {
  const bare = toArabicDigits(text)
    .replaceAll(/[\s,]/gu, "")
    .replace(/(?:คน|ราย)$/u, "");
  if (bare === "" || bare === "-") return null;
  const people = /^\d{1,7}$/u.test(bare) ? Number(bare) : Number.NaN;
  return people <= MOST_PEOPLE ? people : undefined;
}
