/**
 * The source of a pattern that matches any of the words in a text (words stand between blanks, each may itself be a pattern).
 * Longer ones are tried first, so that "ช่องทาง" is not read as "ช่อง".
 */
export function anyOf(words: string): string {
  const list = words.split(/\s+/u).filter((word) => word !== "");
  return list.sort((one, other) => other.length - one.length).join("|");
}
