import { WORDS } from "./words.ts";

/** Glued groups ("๒๒ ธันวาคม ๒๕๖๘") do not grow beyond this many characters: a narrow column must still fill its lines. */
const LONGEST_GROUP = 32;

/** Characters given to the word breaker at once: its time grows with the square of the length. */
const WINDOW = 240;

const BLANK = "[^\\S\\u00A0\\u2007\\u202F]|\\u200B";
const TOKEN = new RegExp(`(?:${BLANK})*(?:(?!${BLANK})[\\s\\S])+(?:${BLANK})*|(?:${BLANK})+`, "gu");
const TRAILING_BLANKS = new RegExp(`(?:${BLANK})+$`, "u");
const LEADING_BLANKS = new RegExp(`^(?:${BLANK})+`, "u");

const DIGIT = "[0-9๐-๙]";
const NUMBER = new RegExp(`^[(“"]?[+<>≥≤±-]?${DIGIT}[0-9๐-๙.,:/]*$`, "u");
const STARTS_WITH_DIGIT = new RegExp(`^[(“"]?${DIGIT}`, "u");
/** "(๑)" "๑)" "๑." "๑.๒" "ก." "•" "-": belongs to the words after it. */
const ENUMERATOR = new RegExp(
  `^(?:[([]?(?:${DIGIT}{1,3}(?:\\.${DIGIT}{1,3})*|[ก-ฮ]|[A-Za-z]|[ivxIVX]{1,4})[.)\\]]{1,2}|${DIGIT}{1,2}(?:\\.${DIGIT}{1,2})+|[-–—•▪●○◦*☐☑☒□■✓✔✗])$`,
  "u",
);
const PHONE_START = new RegExp(`(?:^|\\s|\\()[0๐]${DIGIT}{0,2}(?:[ -]${DIGIT}{3,4})?$`, "u");
const PHONE_GROUP = new RegExp(`^${DIGIT}{3,4}(?!${DIGIT})`, "u");
const DASH = /^[-–—]$/u;
const ADDRESS = /@|:\/\/|^www\./iu;

const NEVER_FIRST = /^[\p{M}\u0E30-\u0E3A\u0E45-\u0E4E)\]}>”’»›,.;:!?%‰ๆฯ…\u00A0\u2060\u202F\u2007]/u;
const NEVER_LAST = /[([{<“‘«‹฿$#@เแโใไ\u00A0\u2060\u202F\u2007]$/u;
/** Mai han-akat, sara uue and mai taikhu want a consonant after them. */
const UNFINISHED = /(?:ั|ื|[^ก]็)[่-๋]?$/u;
/** A consonant that is only silent, or stands all alone, is the tail of the word before. */
const TAIL = /^[ก-ฮ][ิุ]?์|^[กขคฆงจฉชซฌญฎฏฐฑฒดตถทธนบปผฝพฟภมยรลวศษสหฬฮ]$/u;
const THAI = /[ก-ฮะ-ฺเ-ๅ็-๎]/u;
const THAI_END = /[ก-ฯะ-ฺเ-๎]/u;
const TITLES: ReadonlySet<string> = new Set(["นาย", "นาง", "นางสาว"]);
/** Parts of a token between Thai runs: each ends at a sign after which a line may end, or begins at one. */
const PART = /[([{“‘«]?[^/,;:…–—+=%|([{“‘«)\]}”’»-]*[/,;:…–—+=%|)\]}”’»-]+|[([{“‘«]?[^/,;:…–—+=%|([{“‘«)\]}”’»-]+|[\s\S]/gu;

const segmenter = new Intl.Segmenter("th", { granularity: "word" });

/**
 * การตัดบรรทัด — cuts a text into the pieces that a line may not break inside. Joined, they are the text; blanks stand at the end of the
 * piece before them. `extraWords` are an agency's own names and terms that stay whole.
 */
export function breakThai(text: string, extraWords: readonly string[] = []): readonly string[] {
  const dictionary = dictionaryWith(extraWords);
  const pieces: Piece[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const lead = LEADING_BLANKS.exec(token)?.[0] ?? "";
    const tail = token.length === lead.length ? "" : (TRAILING_BLANKS.exec(token)?.[0] ?? "");
    const words = token.length === lead.length ? [""] : wordsOf(token.slice(lead.length, token.length - tail.length), dictionary);
    for (const [index, word] of words.entries()) {
      const last = index === words.length - 1;
      pieces.push({ lead: index === 0 ? lead : "", word, blank: last ? tail : "", whole: words.length === 1 });
    }
  }
  return glue(pieces);
}

interface Piece {
  readonly lead: string;
  readonly word: string;
  readonly blank: string;
  /** The word is everything between two blanks. */
  readonly whole: boolean;
}

/** Joins neighbours that belong on one line although a blank stands between them. */
function glue(pieces: readonly Piece[]): readonly string[] {
  const chunks: string[] = [];
  let before: Piece | undefined;
  let firstOfLine = true;
  for (const piece of pieces) {
    const text = piece.lead + piece.word + piece.blank;
    const group = chunks.at(-1) ?? "";
    const joins =
      before !== undefined && piece.lead === "" && !before.blank.includes("\n") && belongTogether(before, piece, group, firstOfLine);
    if (joins) chunks[chunks.length - 1] = group + text;
    else chunks.push(text);
    firstOfLine = before === undefined || before.blank.includes("\n");
    before = piece;
  }
  return chunks;
}

function belongTogether(before: Piece, piece: Piece, group: string, firstOfLine: boolean): boolean {
  if (before.blank !== "" && (NEVER_FIRST.test(piece.word) || NEVER_LAST.test(before.word))) return true;
  if (group.length + piece.word.length > LONGEST_GROUP) return false;
  if (before.blank !== "" && before.whole) {
    if (DASH.test(before.word)) return firstOfLine;
    if (ENUMERATOR.test(before.word) && group.trim() === before.word) return true;
    if (piece.whole && DASH.test(piece.word)) return true;
  }
  if (WORDS.beforeAnything.has(before.word) && before.blank !== "") return true;
  if (STARTS_WITH_DIGIT.test(piece.word)) {
    const word = before.word.replace(/^[([{“‘"]+/u, "");
    if (WORDS.beforeNumbers.has(word) || WORDS.months.has(word)) return true;
    return before.blank === " " && PHONE_START.test(group.trimEnd()) && PHONE_GROUP.test(piece.word);
  }
  return NUMBER.test(before.word) && (isUnit(piece.word) || WORDS.months.has(piece.word));
}

/** "ครั้ง", also as "ครั้ง/" before "ปี". */
function isUnit(word: string): boolean {
  return WORDS.units.has(word.replace(/[/)\]”,]+$/u, ""));
}

interface Dictionary {
  /** Words by their first three letters, longest first. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  readonly known: Map<string, readonly string[]>;
}

const dictionaries = new WeakMap<readonly string[], Dictionary>();
const plain: readonly string[] = [];

function dictionaryWith(extraWords: readonly string[]): Dictionary {
  const key = extraWords.length === 0 ? plain : extraWords;
  const kept = dictionaries.get(key);
  if (kept) return kept;
  const words = [...new Set([...WORDS.compounds, ...WORDS.units, ...extraWords])].filter((word) => word.length > 2);
  const byStart = Map.groupBy(
    words.toSorted((one, other) => other.length - one.length),
    (word) => word.slice(0, 3),
  );
  const made = { byStart, known: new Map<string, readonly string[]>() };
  dictionaries.set(key, made);
  return made;
}

/** The pieces of a token without blanks; remembered, because plans repeat themselves. */
function wordsOf(token: string, dictionary: Dictionary): readonly string[] {
  const kept = dictionary.known.get(token);
  if (kept) return kept;
  const words = ADDRESS.test(token) ? splitAddress(token) : cut(token, dictionary);
  if (dictionary.known.size > 5_000) dictionary.known.clear();
  if (token.length <= 400) dictionary.known.set(token, words);
  return words;
}

/** An address may go on after "/", "@", "?", "&", or before a dot of a long part; Thai around it is not expected. */
function splitAddress(token: string): readonly string[] {
  return token.split(/(?<=[/@?&])(?!\/|$)|(?<=[^./@]{8})(?=\.[^.]{4})/u);
}

function cut(token: string, dictionary: Dictionary): readonly string[] {
  const words: string[] = [];
  let begin = 0;
  let at = 0;
  let quotes = 0;
  for (const run of token.match(/[ก-ฮะ-ฺเ-ๅ็-๎]+|[^ก-ฮะ-ฺเ-ๅ็-๎]+/gu) ?? []) {
    for (const part of THAI.test(run) ? segmentThai(run, dictionary) : (run.match(PART) ?? [])) {
      if (at > 0 && mayBreak(token.slice(Math.max(begin, at - LONGEST_GROUP), at), part, quotes % 2 === 1)) {
        words.push(token.slice(begin, at));
        begin = at;
      }
      at += part.length;
      if (part.includes('"')) quotes += part.split('"').length - 1;
    }
  }
  return [...words, token.slice(begin)];
}

/** Whether a line may end between two parts of a token; `inQuotes` is whether a straight quote stands open between them. */
function mayBreak(left: string, right: string, inQuotes: boolean): boolean {
  if (NEVER_FIRST.test(right) || NEVER_LAST.test(left) || UNFINISHED.test(left)) return false;
  const last = left.slice(-1);
  const next = right.charAt(0);
  if (last === '"' || next === '"') return !inQuotes;
  const leftThai = THAI_END.test(last);
  const rightThai = THAI.test(next);
  if (leftThai && rightThai) return !TAIL.test(right) && !(/^[ก-ฮ]$/u.test(left) && left !== "ณ") && !TITLES.has(left);
  if (last === "/" && /[ก-๎]{3}\/$/u.test(left)) return true;
  if (last === "/" || last === "-") return /[ก-๎A-Za-z)]{2}[/-]$/u.test(left) && /^(?:[ก-๎A-Za-z]{2}|[(“])/u.test(right);
  if (last === ".") return /(?:[ก-๎]{5}\.|\.{3})$/u.test(left);
  if (/[,:;…–—+=%|)\]}”’»]/u.test(last)) return !STARTS_WITH_DIGIT.test(right) || !/[0-9๐-๙].$/u.test(left);
  if (/[([{“‘«]/u.test(next)) return leftThai && left.length > 1;
  if (leftThai && /[0-9๐-๙]/u.test(next)) return !WORDS.beforeNumbers.has(left) && !WORDS.months.has(left) && left.length > 1;
  if (rightThai && /[0-9๐-๙]/u.test(last)) return !isUnit(right) && !WORDS.months.has(right);
  return leftThai !== rightThai && /[A-Za-zก-๎]/u.test(last) && /[A-Za-zก-๎]/u.test(next);
}

/** Words of a run of Thai letters: the dictionary's where one begins at a word, the general breaker's elsewhere. */
function segmentThai(run: string, dictionary: Dictionary): readonly string[] {
  const words: string[] = [];
  let offset = 0;
  let boundaries = boundariesOf(run, 0);
  while (offset < run.length) {
    const length = dictionaryWord(run, offset, dictionary, boundaries);
    const end = length === 0 ? boundaryAfter(run, offset, dictionary, boundaries) : offset + length;
    words.push(run.slice(offset, end));
    if (!boundaries.known.has(end) || end > boundaries.sure) boundaries = boundariesOf(run, end);
    offset = end;
  }
  return words;
}

interface Boundaries {
  readonly known: ReadonlySet<number>;
  /** Beyond this the window may have cut a word. */
  readonly sure: number;
}

function boundariesOf(run: string, from: number): Boundaries {
  const window = run.slice(from, from + WINDOW);
  const known = new Set<number>();
  for (const { index, segment } of segmenter.segment(window)) known.add(from + index + segment.length);
  return { known, sure: from + window.length >= run.length ? run.length : from + WINDOW - 40 };
}

/** Where the word at `offset` ends for the general breaker, unless that would cut a dictionary word that begins inside: "มาส|ร้าง" is "มา|สร้าง". */
function boundaryAfter(run: string, offset: number, dictionary: Dictionary, boundaries: Boundaries): number {
  let end = offset + 1;
  while (end < run.length && !boundaries.known.has(end)) end += 1;
  for (let start = offset + 2; start < Math.min(end + 4, run.length); start += 1) {
    if (boundaries.known.has(start) || NEVER_FIRST.test(run.charAt(start)) || NEVER_LAST.test(run.charAt(start - 1))) continue;
    const length = dictionaryWord(run, start, dictionary, boundaries);
    if (length < 4 || !boundaries.known.has(start + length)) continue;
    if (start < end) return start;
    const [first] = segmenter.segment(run.slice(offset, start));
    return first ? offset + first.segment.length : end;
  }
  return end;
}

/** Length of the longest dictionary word at the place, 0 for none. A short one must also end where the general breaker ends a word. */
function dictionaryWord(run: string, offset: number, dictionary: Dictionary, boundaries: Boundaries): number {
  const word = dictionary.byStart.get(run.slice(offset, offset + 3))?.find((candidate) => {
    const end = offset + candidate.length;
    if (!run.startsWith(candidate, offset)) return false;
    return end === run.length || boundaries.known.has(end) || (candidate.length >= 5 && !NEVER_FIRST.test(run.charAt(end)));
  });
  return word?.length ?? 0;
}
