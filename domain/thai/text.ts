/** Text without any white space or invisible mark: the form in which Thai texts are compared. */
export function squash(text: string): string {
  return text.replaceAll(/[\s\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/gu, "");
}

/** Runs of blanks as one blank, ends trimmed; line breaks become blanks. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** How many single-character changes turn one text into the other (Levenshtein); stops counting above `most`. */
export function editDistance(one: string, other: string, most: number = Number.POSITIVE_INFINITY): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most || lettersApart(one, other) > most) return most + 1;
  let before = new Uint16Array(other.length + 1);
  for (let j = 1; j <= other.length; j += 1) before[j] = j;
  let row = new Uint16Array(other.length + 1);
  for (let i = 1; i <= one.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1;
      const value = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + cost);
      row[j] = value;
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    [before, row] = [row, before];
  }
  return before[other.length] ?? 0;
}

/** Letters that one text has more of than the other: never more than the changes needed, and counted in a moment. */
function lettersApart(one: string, other: string): number {
  const counts = new Int16Array(128);
  for (let i = 0; i < one.length; i += 1) counts[one.charCodeAt(i) & 127] = (counts[one.charCodeAt(i) & 127] ?? 0) + 1;
  for (let i = 0; i < other.length; i += 1) counts[other.charCodeAt(i) & 127] = (counts[other.charCodeAt(i) & 127] ?? 0) - 1;
  let surplus = 0;
  let deficit = 0;
  for (const count of counts) {
    if (count > 0) surplus += count;
    else deficit -= count;
  }
  return Math.max(surplus, deficit);
}

/** Characters that decide whether two texts are alike: more would take minutes and tell nothing. */
const ENOUGH = 2_000;

/** How alike two texts are, 0 to 1, white space aside. */
export function similarity(one: string, other: string): number {
  const a = squash(one).slice(0, ENOUGH);
  const b = squash(other).slice(0, ENOUGH);
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - editDistance(a, b) / longest;
}
