import { toThaiDigits } from "#domain/thai/digits.ts";

import { formatDateTokens, isDateFormat } from "./xlsx-date.ts";

/** Whose digits, calendar and language a format asks for. */
interface Manner {
  readonly thaiDigits: boolean;
  readonly buddhist: boolean;
  readonly english: boolean;
  /** The computer's own long date or time stands for the code. */
  readonly system?: string;
}

/** One of the up to four parts of a number format: positive; negative; zero; text. */
interface Section extends Manner {
  readonly code: string;
  readonly condition?: { readonly sign: string; readonly than: number };
}

type Token = { readonly kind: "literal"; readonly text: string } | { readonly kind: "code"; readonly text: string };

const THAI_NUMERALS = 0x0d;
const BUDDHIST_CALENDAR = 0x07;
const THAI_LANGUAGE = 0x1e;
const SYSTEM_FORMATS: Readonly<Record<string, string>> = {
  f800: "d mmmm bbbb",
  f400: "h:mm:ss",
  "x-sysdate": "d mmmm bbbb",
  "x-systime": "h:mm:ss",
};

/** What a number format makes of a number: the text Excel shows, and the day behind it where the format is a date's. */
export interface Shown {
  readonly text: string;
  readonly isDate: boolean;
}

/**
 * รูปแบบตัวเลข — the text a spreadsheet shows for a number: `[$-D00041E]#,##0` and `t#,##0` show ๑๓๕,๐๐๐, `0%` shows 80%,
 * `[$-D07041E]d mmmm yyyy` shows ๒๑ พฤศจิกายน ๒๕๖๙. A format that cannot be understood shows the plain number.
 */
export function showNumber(number: number, format: string, from1904 = false): Shown {
  const sections = splitSections(format).slice(0, 3).map(readSection);
  const section = chooseSection(sections, number);
  if (!section) return { text: general(number), isDate: false };
  if (isDateFormat(section.code)) {
    const text = formatDateTokens(number, section.code, { from1904, buddhist: section.buddhist, english: section.english });
    // What is no date fills its cell with ####; the number says more.
    if (text === undefined) return { text: general(number), isDate: false };
    return { text: section.thaiDigits ? toThaiDigits(text) : text, isDate: true };
  }
  // A section of its own for negatives says its own minus; a lone section does not.
  const ownSign = sections.length > 1 && section !== sections[0];
  const text = fill(ownSign ? Math.abs(number) : number, section.code.trim() === "" && sections.length === 1 ? "General" : section.code);
  return { text: (section.thaiDigits ? toThaiDigits(text) : text).trim(), isDate: false };
}

/** The text a spreadsheet shows for a text: the fourth section of the format, `@" บาท"`; a section that hides it is not obeyed. */
export function showText(text: string, format: string): string {
  const sections = splitSections(format);
  const code = sections[3] ?? (sections.length === 1 && format.includes("@") ? format : undefined);
  if (code === undefined || !code.includes("@")) return text;
  const parts = tokens(readSection(code).code);
  return parts.map((part) => (part.kind === "literal" ? part.text : part.text.replaceAll("@", () => text))).join("");
}

function splitSections(format: string): readonly string[] {
  return format.match(/(?:"[^"]*"?|\\.|\[[^\]]*\]?|[^;"\\[])+|(?<=;)(?=;|$)|^(?=;)/gsu) ?? [""];
}

function readSection(code: string): Section {
  let manner: Manner = { thaiDigits: false, buddhist: false, english: false };
  let condition: Section["condition"];
  const rest = code.replaceAll(/"[^"]*"|\\.|\[([^\]]*)\]/gsu, (all, inside: string | undefined) => {
    if (inside === undefined) return all;
    const compared = /^([<>=]{1,2})\s*(-?[\d.]+)$/u.exec(inside);
    if (compared) {
      condition = { sign: compared[1] ?? "=", than: Number(compared[2]) };
      return "";
    }
    if (/^natnum1/iu.test(inside)) manner = { ...manner, thaiDigits: true };
    const [, currency = "", locale = ""] = /^\$([^-]*)-?(.*)$/u.exec(inside) ?? [];
    if (locale !== "") manner = readLocale(locale);
    if (currency !== "") return `"${currency}"`;
    // [h], [mm], [ss]: time that does not turn over; everything else is a colour.
    return /^(?:h+|m+|s+|ช+|น+|ท+)$/iu.test(inside) ? all : "";
  });
  if (manner.system) return { code: manner.system, ...manner, ...(condition && { condition }) };
  const thai = /^\s*t(?=[#0?dmyhbsวดปชนท@[])/iu.exec(rest);
  return {
    code: thai ? rest.slice(thai[0].length) : rest,
    ...manner,
    thaiDigits: manner.thaiDigits || thai !== null,
    ...(condition && { condition }),
  };
}

/** "D07041E", "107041E", "41E", "th-TH,D07", "F800": digits' shape, calendar and language, each a byte or two. */
function readLocale(locale: string): Manner {
  const system = SYSTEM_FORMATS[locale.toLowerCase()];
  if (system !== undefined) return { thaiDigits: false, buddhist: true, english: false, system };
  const [tag = "", shape = ""] = /^[\da-f]+$/iu.test(locale) ? ["", locale] : locale.split(",");
  const number = Number.parseInt(shape || "0", 16);
  // With a language tag the number holds shape and calendar only.
  const [digits, calendar, language] =
    tag === ""
      ? [number >>> 24, (number >>> 16) & 0xff, number & 0xff]
      : [number >>> 8, number & 0xff, /^th/iu.test(tag) ? THAI_LANGUAGE : -1];
  return {
    thaiDigits: digits === THAI_NUMERALS,
    buddhist: calendar === BUDDHIST_CALENDAR,
    english: language !== 0 && language !== THAI_LANGUAGE,
  };
}

function chooseSection(sections: readonly Section[], number: number): Section | undefined {
  const [first, second, third] = sections;
  if (!first) return undefined;
  if (first.condition || second?.condition) {
    const met = (section: Section) => !section.condition || compare(number, section.condition);
    return sections.find(met) ?? sections.at(-1);
  }
  if (number > 0 || !second) return first;
  if (number < 0) return second;
  return third ?? first;
}

function compare(number: number, { sign, than }: { readonly sign: string; readonly than: number }): boolean {
  switch (sign) {
    case ">":
      return number > than;
    case ">=":
      return number >= than;
    case "<":
      return number < than;
    case "<=":
      return number <= than;
    case "<>":
      return number !== than;
    default:
      return number === than;
  }
}

/** General: whole numbers in full (Excel would shorten 12 digits and more, and lose some), fractions within 11 characters. */
function general(number: number): string {
  if (!Number.isFinite(number)) return "";
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number);
  const size = Math.abs(number);
  if (size >= 1e11 || size < 1e-9) return scientific(number, 5);
  const whole = Math.max(1, Math.floor(Math.log10(size)) + 1);
  return String(Number(number.toFixed(Math.max(0, 10 - whole))));
}

function scientific(number: number, decimals: number): string {
  const [digits = "0", power = "0"] = number.toExponential(decimals).split("e");
  return `${Number(digits)}E${power.startsWith("-") ? "-" : "+"}${power.replace(/^[+-]/u, "").padStart(2, "0")}`;
}

/** The section as texts to copy and codes to fill: quotes, backslashes, `_x` (a blank) and `*x` (a filler) resolved. */
function tokens(code: string): readonly Token[] {
  const found: Token[] = [];
  for (const [all] of code.matchAll(/"[^"]*"?|\\.|_.|\*.|general|E[+-]|[#0?.,%/@]+|[^"\\_*#0?.,%/@]/gisu)) {
    if (all.startsWith('"')) found.push({ kind: "literal", text: all.slice(1).replace(/"$/u, "") });
    else if (all.startsWith("\\")) found.push({ kind: "literal", text: all.slice(1) });
    else if (all.startsWith("_")) found.push({ kind: "literal", text: " " });
    else if (all.startsWith("*")) continue;
    else if (/^(?:[#0?.,%/@]|E[+-]|general$)/iu.test(all)) found.push({ kind: "code", text: all });
    else found.push({ kind: "literal", text: all });
  }
  return found;
}

/** Fills the digits of a number into a section: `#,##0.00`, `0%`, `0.00E+00`, `# ?/?`, `0-0000-00000-00-0`. */
function fill(number: number, code: string): string {
  const parts = tokens(code);
  const codes = parts
    .filter((part) => part.kind === "code")
    .map((part) => part.text)
    .join("");
  const sign = number < 0 ? "-" : "";
  if (!/[#0?]/u.test(codes)) {
    return (
      sign + parts.map((part) => (part.kind === "code" ? part.text.replace(/general|@/iu, general(Math.abs(number))) : part.text)).join("")
    );
  }
  if (/E[+-]/u.test(codes)) return sign + scientificIn(Math.abs(number), parts);
  if (/[#0?]\/|\/[#0?]/u.test(codes)) return sign + fractionIn(Math.abs(number), parts);

  const percent = [...codes].filter((letter) => letter === "%").length;
  const beforePoint = codes.split(".")[0] ?? "";
  const thousands = /[#0?],+[#0?]/u.test(beforePoint);
  const scale = /,+(?=\.|%|$)/u.exec(codes)?.[0].length ?? 0;
  const decimals = [...(codes.split(".")[1] ?? "")].filter((letter) => "#0?".includes(letter)).length;
  const rounded = roundTo((Math.abs(number) * 100 ** percent) / 1000 ** scale, Math.min(decimals, 30));
  if (rounded.includes("e")) return general(number);
  const [whole = "0", fraction = ""] = rounded.split(".");
  const zero = /^[0.]*$/u.test(rounded);
  return (zero ? "" : sign) + place(parts, whole === "0" ? "" : whole, fraction, thousands);
}

/** Rounds halves away from zero as a spreadsheet does: 1.005 to 1.01, which `toFixed` gives as 1.00. */
function roundTo(number: number, decimals: number): string {
  const shifted = Number(`${number}e${decimals}`);
  if (!Number.isFinite(shifted) || String(number).includes("e")) return number < 1e21 ? number.toFixed(decimals) : String(number);
  const nudged = Math.round(Number(shifted.toPrecision(15)));
  return nudged < 1e21 ? Number(`${nudged}e-${decimals}`).toFixed(decimals) : number.toFixed(decimals);
}

function place(parts: readonly Token[], whole: string, fraction: string, thousands: boolean): string {
  const letters = parts.flatMap((part) =>
    part.kind === "literal" ? [part] : [...part.text].map((text): Token => ({ kind: "code", text })),
  );
  const isSlot = (token: Token) => token.kind === "code" && "#0?".includes(token.text);
  const found = letters.findIndex((token) => token.kind === "code" && token.text === ".");
  const point = found === -1 ? letters.length : found;
  const slots = letters.slice(0, point).filter(isSlot).length;

  let result = "";
  let slot = 0;
  const digits = whole.padStart(slots, "\0");
  for (const token of letters.slice(0, point)) {
    if (!isSlot(token)) {
      if (token.kind === "literal" || token.text === "%") result += token.text;
      continue;
    }
    slot += 1;
    // The first slot takes all digits that are too many.
    const from = slot === 1 ? 0 : digits.length - slots + slot - 1;
    const to = digits.length - slots + slot;
    for (let at = from; at < to; at += 1) {
      const digit = digits.charAt(at);
      const left = digits.length - at - 1;
      const shown = digit !== "\0" ? digit : token.text === "0" ? "0" : token.text === "?" ? " " : "";
      result += shown;
      if (thousands && shown.trim() !== "" && left > 0 && left % 3 === 0) result += ",";
    }
  }
  if (found === -1) return result;

  let at = 0;
  let decimals = "";
  for (const token of letters.slice(point + 1)) {
    if (isSlot(token)) {
      const rest = fraction.slice(at);
      const digit = fraction.charAt(at);
      at += 1;
      if (token.text !== "0" && /^0*$/u.test(rest)) decimals += token.text === "?" ? " " : "";
      else decimals += digit;
    } else if (token.kind === "literal" || token.text === "%") decimals += token.text;
  }
  return `${result}.${decimals}`;
}

function scientificIn(number: number, parts: readonly Token[]): string {
  const codes = parts.map((part) => (part.kind === "code" ? part.text : "")).join("");
  const [mantissa = "0", power = "0"] = codes.split(/E[+-]/u);
  const decimals = [...(mantissa.split(".")[1] ?? "")].filter((letter) => "#0?".includes(letter)).length;
  const [digits = "0", exponent = "0"] = number.toExponential(Math.min(decimals, 20)).split("e");
  const width = power.replaceAll(/[^#0?]/gu, "").length;
  const sign = exponent.startsWith("-") ? "-" : codes.includes("E+") ? "+" : "";
  return `${digits}E${sign}${exponent.replace(/^[+-]/u, "").padStart(width, "0")}`;
}

function fractionIn(number: number, parts: readonly Token[]): string {
  const code = parts.map((part) => part.text).join("");
  const [, bottom = "?"] = /\/\s*([#0?\d]+)/u.exec(code) ?? [];
  const withWhole = /[#0?]\s+[#0?]+\s*\//u.test(code);
  const whole = withWhole ? Math.floor(number) : 0;
  const rest = number - whole;
  const fixed = Number(bottom);
  const most = fixed > 0 ? fixed : Math.min(10 ** bottom.length - 1, 9_999);
  let best = { top: 0, bottom: 1, off: Number.POSITIVE_INFINITY };
  for (let under = fixed > 0 ? fixed : 1; under <= most; under += 1) {
    const top = Math.round(rest * under);
    const off = Math.abs(rest - top / under);
    if (off < best.off - 1e-12) best = { top, bottom: under, off };
  }
  if (withWhole && best.top === 0) return String(whole);
  if (withWhole && best.top === best.bottom) return String(whole + 1);
  return `${withWhole && whole > 0 ? `${whole} ` : ""}${best.top}/${best.bottom}`;
}
