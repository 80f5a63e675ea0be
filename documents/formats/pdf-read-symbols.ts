/** Codes of the symbol fonts that Thai offices use for ticks, boxes and bullets, by family. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: "•",
  0x6e: "•",
  0x6f: "☐",
  0x71: "☐",
  0x72: "☐",
  0x73: "•",
  0x75: "•",
  0x76: "•",
  0x78: "☒",
  0x9f: "•",
  0xa1: "○",
  0xa7: "•",
  0xa8: "☐",
  0xb7: "•",
  0xd8: "➢",
  0xdf: "←",
  0xe0: "→",
  0xe1: "↑",
  0xe2: "↓",
  0xe8: "➔",
  0xf0: "⇨",
  0xfb: "✗",
  0xfc: "✓",
  0xfd: "☒",
  0xfe: "☑",
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  0x4f: "✗",
  0x50: "✓",
  0x51: "☒",
  0x52: "☑",
  0x53: "☒",
  0x54: "☒",
  0x97: "•",
  0x98: "•",
  0xa3: "☐",
  0xae: "☐",
};
const SYMBOL: Readonly<Record<number, string>> = { 0xb7: "•", 0xa3: "≤", 0xb3: "≥", 0xd6: "✓", 0xb4: "×", 0xae: "→" };
const DINGBATS: Readonly<Record<number, string>> = {
  0x33: "✓",
  0x34: "✓",
  0x35: "✗",
  0x36: "✗",
  0x37: "✗",
  0x38: "✗",
  0x6c: "•",
  0x6e: "•",
  0x6f: "☐",
  0x71: "☐",
};

const FAMILIES: readonly (readonly [RegExp, Readonly<Record<number, string>>])[] = [
  [/wingdings-?\s?2/iu, WINGDINGS_2],
  [/wingdings/iu, WINGDINGS],
  [/dingbats/iu, DINGBATS],
  [/symbol/iu, SYMBOL],
];

/** One sign for each meaning: heavy and light ticks, boxes with a tick or a cross. */
const SAME_SIGN: Readonly<Record<string, string>> = {
  "✔": "✓",
  "✘": "✗",
  "🗸": "✓",
  "🗹": "☑",
  "🗷": "☒",
  "❏": "☐",
  "❑": "☐",
  "❐": "☐",
  "❒": "☐",
  "□": "☐",
  "▢": "☐",
  "◻": "☐",
};

/** เครื่องหมายถูกและกล่อง — the sign meant by a letter of a symbol font ("ü" of Wingdings is ✓); other letters stay as they are. */
export function readSymbol(text: string, fontName: string): string {
  const code = text.codePointAt(0);
  if (code === undefined) return text;
  const own = code >= 0xf0_20 && code <= 0xf0_ff ? code - 0xf0_00 : code;
  const family = FAMILIES.find(([name]) => name.test(fontName))?.[1];
  if (family && own <= 0xff) return family[own] ?? text;
  if (own !== code) return WINGDINGS[own] ?? text;
  return SAME_SIGN[text] ?? text;
}
