/** Letters of Thai fonts' private area (Windows and Macintosh shapes of marks), which conversions from PDF leave in the text. U+F700 onwards. */
const PRIVATE_THAI =
  "ฐ\u0E34\u0E35\u0E36\u0E37\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E48\u0E49\u0E4A\u0E4B\u0E4Cญ\u0E31\u0E4D\u0E47\u0E48\u0E49\u0E4A\u0E4B\u0E4C\u0E38\u0E39\u0E3A";

/** What the pictures of a symbol font mean as text; everything else in such a font is a bullet. */
const SYMBOLS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    0x20: " ",
    0x4a: "☺",
    0x6c: "●",
    0x6d: "○",
    0x6e: "■",
    0x6f: "☐",
    0x70: "☐",
    0x71: "☐",
    0x72: "☐",
    0x75: "◆",
    0x76: "❖",
    0x78: "☒",
    0xa1: "○",
    0xa8: "☐",
    0xd8: "➢",
    0xdf: "←",
    0xe0: "→",
    0xe8: "→",
    0xf0: "→",
    0xfb: "✗",
    0xfc: "✓",
    0xfd: "☒",
    0xfe: "☑",
    ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [0x81 + index, String.fromCodePoint(0x2460 + index)])),
  },
  "wingdings 2": {
    0x20: " ",
    0x2a: "☐",
    0x30: "☐",
    0x4f: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x56: "☒",
    0xa3: "☐",
    0x95: "•",
    0x96: "•",
    0x97: "●",
    0x98: "●",
  },
  "wingdings 3": { 0x20: " " },
  webdings: { 0x20: " ", 0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗", 0x6e: "●" },
  symbol: {
    0x20: " ",
    0xa3: "≤",
    0xb3: "≥",
    0xb1: "±",
    0xb4: "×",
    0xb8: "÷",
    0xb0: "°",
    0xac: "←",
    0xae: "→",
    0xa0: "€",
    0xb9: "≠",
    0xbb: "≈",
    0xa5: "∞",
    0xd6: "√",
    0xe5: "∑",
    0x2d: "−",
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x64: "δ",
    0x6c: "λ",
    0x6d: "μ",
    0x70: "π",
    0x73: "σ",
    0x44: "Δ",
    0x53: "Σ",
    0x57: "Ω",
  },
};

const PRIVATE_AREA = 0xf000;

/** Whether text in this font is pictures and not letters. */
export function isSymbolFont(font: string): boolean {
  return font.toLowerCase() in SYMBOLS;
}

/** One character of a symbol font as Unicode: Wingdings U+F0FC is ✓. Ordinary marks of the Symbol font stay as they are. */
export function toSymbol(font: string, code: number): string {
  const low = code >= PRIVATE_AREA && code <= PRIVATE_AREA + 0xff ? code - PRIVATE_AREA : code;
  const family = font.toLowerCase();
  const known = (SYMBOLS[family] ?? SYMBOLS["wingdings"])?.[low];
  if (known !== undefined) return known;
  if (code < PRIVATE_AREA && !isSymbolFont(font)) return String.fromCodePoint(code);
  if (family === "symbol" && low >= 0x21 && low <= 0x7e) return String.fromCodePoint(low);
  return low > 0xff && low <= 0xffff ? String.fromCodePoint(code) : "•";
}

/** Text of a run whose font draws pictures, or which holds characters of such fonts. */
export function toSymbols(font: string, text: string): string {
  const every = isSymbolFont(font);
  return text.replaceAll(every ? /[!-\uFFFF]/gu : /[\uF020-\uF0FF]/gu, (letter) => toSymbol(font, letter.codePointAt(0) ?? 0));
}

/** Text as the house keeps it: NFC, no invisible characters, one kind of blank, blanks at line ends dropped. */
export function cleanText(text: string): string {
  return (
    text
      .replaceAll(/[\uF700-\uF71A]/gu, (letter) => PRIVATE_THAI.charAt((letter.codePointAt(0) ?? 0) - 0xf700))
      .replaceAll(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, "")
      .replaceAll(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu, " ")
      .replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, "\n")
      // สระอำ drawn as two marks is the same word.
      .replaceAll(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/gu, "$1\u0E33")
      .replaceAll(/[ \t]*\n[ \t]*/gu, "\n")
      .trim()
      .normalize("NFC")
  );
}
