/** One glyph of a drawn font: straight-edged contours in units of 1/1000 em, outer ones clockwise. */
interface Glyph {
  readonly advance: number;
  readonly contours: readonly (readonly (readonly [number, number])[])[];
}

const FAMILY = "Khunatham Symbols";
const ASCENDER = 844;
const DESCENDER = -457;

function rectangle(left: number, bottom: number, right: number, top: number): readonly (readonly [number, number])[] {
  return [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
  ];
}

/** The same contour the other way round: a hole. */
function hole(contour: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return contour.toReversed();
}

function circle(radius: number): readonly (readonly [number, number])[] {
  return Array.from({ length: 32 }, (_, index) => {
    const angle = (-index * Math.PI) / 16;
    return [260 + Math.round(radius * Math.cos(angle)), 220 + Math.round(radius * Math.sin(angle))] as const;
  });
}

/** A shape turned by quarters of a circle about the middle of the glyph. */
function turned(contour: readonly (readonly [number, number])[], quarters: number): readonly (readonly [number, number])[] {
  if (quarters === 0) return contour;
  return turned(
    contour.map(([x, y]) => [260 + (y - 220), 220 - (x - 260)] as const),
    quarters - 1,
  );
}

const BOX = [rectangle(40, 0, 480, 440), hole(rectangle(75, 35, 445, 405))];
const TICK = [
  [95, 235],
  [150, 270],
  [225, 165],
  [395, 480],
  [450, 450],
  [235, 50],
] as const;
const CROSS = [
  [110, 110],
  [220, 220],
  [110, 330],
  [150, 370],
  [260, 260],
  [370, 370],
  [410, 330],
  [300, 220],
  [410, 110],
  [370, 70],
  [260, 180],
  [150, 70],
] as const;
const ARROW = [
  [40, 200],
  [40, 240],
  [370, 240],
  [370, 320],
  [490, 220],
  [370, 120],
  [370, 200],
] as const;
const DIAMOND = [
  [260, 20],
  [60, 220],
  [260, 420],
  [460, 220],
] as const;
const TRIANGLE = [
  [60, 40],
  [260, 420],
  [460, 40],
] as const;

/** The signs that plans use and TH Sarabun New does not have, drawn here: code point → shape. */
const SIGNS: Readonly<Record<string, readonly (readonly (readonly [number, number])[])[]>> = {
  "☐": BOX,
  "☑": [...BOX, TICK],
  "☒": [...BOX, CROSS],
  "□": BOX,
  "▢": BOX,
  "❏": BOX,
  "❑": BOX,
  "✓": [TICK],
  "✔": [TICK],
  "√": [TICK],
  "✗": [CROSS],
  "✘": [CROSS],
  "✕": [CROSS],
  "✖": [CROSS],
  "■": [rectangle(40, 0, 480, 440)],
  "▪": [rectangle(150, 110, 370, 330)],
  "▫": [rectangle(150, 110, 370, 330), hole(rectangle(180, 140, 340, 300))],
  "●": [circle(200)],
  "○": [circle(200), hole(circle(165))],
  "⬤": [circle(200)],
  "◯": [circle(200), hole(circle(165))],
  "◦": [circle(95), hole(circle(65))],
  "◉": [circle(200), hole(circle(165)), circle(90)],
  "⚫": [circle(200)],
  "⚪": [circle(200), hole(circle(165))],
  "→": [ARROW],
  "↓": [turned(ARROW, 1)],
  "←": [turned(ARROW, 2)],
  "↑": [turned(ARROW, 3)],
  "➔": [ARROW],
  "⇒": [ARROW],
  "◆": [DIAMOND],
  "◇": [
    DIAMOND,
    hole([
      [260, 70],
      [110, 220],
      [260, 370],
      [410, 220],
    ]),
  ],
  "❖": [DIAMOND],
  "▲": [TRIANGLE],
  "▼": [turned(TRIANGLE, 2)],
  "►": [turned(TRIANGLE, 1)],
  "▶": [turned(TRIANGLE, 1)],
  "≥": [
    [
      [80, 400],
      [80, 350],
      [370, 250],
      [80, 150],
      [80, 100],
      [440, 230],
      [440, 270],
    ],
    rectangle(80, 20, 440, 60),
  ],
  "≤": [
    [
      [440, 400],
      [80, 270],
      [80, 230],
      [440, 100],
      [440, 150],
      [150, 250],
      [440, 350],
    ],
    rectangle(80, 20, 440, 60),
  ],
};

/** The empty frame that stands for a character no font has: the text stays in the file, and the paper shows that something is there. */
const UNKNOWN: Glyph = { advance: 520, contours: [rectangle(60, -60, 460, 500), hole(rectangle(85, -35, 435, 475))] };

/** Whether the house draws this sign itself. */
export function isDrawnSign(character: string): boolean {
  return Object.hasOwn(SIGNS, character);
}

/** A TrueType font with the signs ☐ ☑ ✓ and their kin, plus a frame for each of `unknown`: real characters, so that they copy and search as themselves. */
export function symbolFont(unknown: readonly string[] = []): Uint8Array {
  const signs = Object.entries(SIGNS).map(([character, contours]) => ({
    code: character.codePointAt(0) ?? 0,
    glyph: { advance: 520, contours },
  }));
  const frames = unknown.map((character) => ({ code: character.codePointAt(0) ?? 0, glyph: UNKNOWN }));
  return trueType([...signs, ...frames].toSorted((one, other) => one.code - other.code));
}

const u16 = (...values: readonly number[]): readonly number[] => values.flatMap((value) => [(value >> 8) & 255, value & 255]);
const u32 = (...values: readonly number[]): readonly number[] =>
  values.flatMap((value) => [(value >>> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255]);

function outline(glyph: Glyph): readonly number[] {
  const points = glyph.contours.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const ends = glyph.contours.map((_, index) => glyph.contours.slice(0, index + 1).flat().length - 1);
  const steps = (values: readonly number[]) => values.flatMap((value, index) => u16(value - (values[index - 1] ?? 0)));
  const bytes = [
    ...u16(ends.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), ...ends, 0),
    ...points.map(() => 1),
    ...steps(xs),
    ...steps(ys),
  ];
  return [...bytes, ...Array.from({ length: (4 - (bytes.length % 4)) % 4 }, () => 0)];
}

function names(): readonly number[] {
  const texts = [
    [1, FAMILY],
    [2, "Regular"],
    [3, `${FAMILY} 1`],
    [4, FAMILY],
    [5, "Version 1.0"],
    [6, FAMILY.replace(" ", "")],
  ] as const;
  const records: number[] = [];
  const storage: number[] = [];
  for (const [id, text] of texts) {
    const bytes = [...text].flatMap((letter) => u16(letter.charCodeAt(0)));
    records.push(...u16(3, 1, 0x409, id, bytes.length, storage.length));
    storage.push(...bytes);
  }
  return [...u16(0, texts.length, 6 + records.length), ...records, ...storage];
}

/** Packs glyphs, sorted by code point, into the ten tables of a TrueType file. Glyph 0 is the frame. */
function trueType(characters: readonly { readonly code: number; readonly glyph: Glyph }[]): Uint8Array {
  const glyphs = [UNKNOWN, ...characters.map(({ glyph }) => glyph)];
  const outlines = glyphs.map(outline);
  let end = 0;
  const offsets = [0, ...outlines.map((bytes) => (end += bytes.length))];
  const count = glyphs.length;
  const map = u32(...characters.flatMap(({ code }, index) => [code, code, index + 1]));
  const tables: Readonly<Record<string, readonly number[]>> = {
    "OS/2": [
      ...u16(4, 520, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 258, 0),
      ...Array.from({ length: 10 }, () => 0),
      ...u32(0, 0, 0, 0),
      75,
      72,
      78,
      77,
      ...u16(0x40, 0x20, 0xffff, ASCENDER, DESCENDER, 0, ASCENDER, -DESCENDER),
      ...u32(1, 0),
      ...u16(300, 440, 0, 32, 1),
    ],
    cmap: [...u16(0, 1, 3, 10), ...u32(12), ...u16(12, 0), ...u32(16 + map.length, 0, characters.length), ...map],
    glyf: outlines.flat(),
    head: [...u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5), ...u16(0, 1000), ...u32(0, 0, 0, 0), ...u16(0, -60, 520, 500, 0, 8, 2, 1, 0)],
    hhea: [...u32(0x00010000), ...u16(ASCENDER, DESCENDER, 0, 520, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, count)],
    hmtx: glyphs.flatMap((glyph) => u16(glyph.advance, Math.min(...glyph.contours.flat().map(([x]) => x)))),
    loca: u32(...offsets),
    maxp: [...u32(0x00010000), ...u16(count, 64, 8, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    name: names(),
    post: [...u32(0x00030000, 0), ...u16(-100, 50), ...u32(0, 0, 0, 0, 0)],
  };
  const directory: number[] = [];
  const body: number[] = [];
  const start = 12 + 16 * Object.keys(tables).length;
  for (const [tag, bytes] of Object.entries(tables)) {
    directory.push(...[...tag].map((letter) => letter.charCodeAt(0)), ...u32(checksum(bytes), start + body.length, bytes.length));
    for (const byte of bytes) body.push(byte);
    while (body.length % 4 !== 0) body.push(0);
  }
  return Uint8Array.from([...u32(0x00010000), ...u16(10, 128, 3, 32), ...directory, ...body]);
}

function checksum(bytes: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index += 1) sum = (sum + (bytes[index] ?? 0) * 2 ** (24 - 8 * (index % 4))) % 2 ** 32;
  return sum;
}
