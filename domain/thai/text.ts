/** Text without any white space or invisible mark: the form in which Thai texts are compared. */
export function squash(text: string): string {
  return text.replaceAll(/[\s\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/gu, "");
}

/** Runs of blanks as one blank, ends trimmed; line breaks become blanks. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

/** How many single-character changes turn one text into the other (Levenshtein); stops counting above `most`. */
export function editDistance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1;
      const value = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + cost);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = row;
  }
  return before[other.length] ?? 0;
}

/** How alike two texts are, 0 to 1, white space aside. */
export function similarity(one: string, other: string): number {
  const a = squash(one);
  const b = squash(other);
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - editDistance(a, b) / longest;
}
