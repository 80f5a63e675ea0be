import { formatCount } from "./docx-number-words.ts";
import { toSymbols } from "./docx-symbols.ts";
import { childOf, elementsOf, type XmlElement } from "./xml.ts";

/** Gives the text of Word's automatic numbers, paragraph after paragraph: "๑.", "(ก)", "•". */
export interface Numbering {
  /** The label before this paragraph, "" if it has none. Each call counts one further. */
  readonly label: (paragraph: XmlElement) => string;
}

interface Level {
  readonly start: number;
  readonly style: string;
  readonly text: string;
  readonly legal: boolean;
  /** Restarts after a paragraph of this level or a higher one (from 0); -1 never. */
  readonly restartsAfter: number;
  readonly paragraphStyle: string | undefined;
}

interface List {
  /** Lists made from one pattern count on together. */
  readonly pattern: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that begin anew where this list is first used. */
  readonly restarts: ReadonlyMap<number, number>;
}

interface ListPlace {
  readonly list: string;
  readonly level: number | undefined;
}

const LEVELS = 9;
/** A label is a few signs; a longer one would fill the memory, once before each paragraph. */
const LONGEST_LABEL = 120;
const NO_NUMBERING: Numbering = { label: () => "" };

/** Numbering from numbering.xml and the lists that paragraph styles bring along. */
export function readNumbering(numbering: XmlElement | undefined, styles: () => XmlElement | undefined): Numbering {
  const lists = numbering ? readLists(numbering) : new Map<string, List>();
  if (lists.size === 0) return NO_NUMBERING;
  const placeByStyle = readStyleLists(styles());
  const countsByPattern = new Map<string, (number | undefined)[]>();
  const used = new Set<string>();

  return {
    label(paragraph) {
      const properties = childOf(paragraph, "w:pPr");
      const style = valueOf(childOf(properties, "w:pStyle"));
      const fromStyle = placeByStyle(style);
      const own = placeOf(properties);
      const listId = own?.list ?? fromStyle?.list ?? "";
      const list = lists.get(listId);
      if (!list) return "";
      const levelNumber = clampLevel(own?.level ?? levelOfStyle(list, style) ?? fromStyle?.level ?? 0);
      const level = list.levels.get(levelNumber);
      if (!level) return "";

      const counts = countsByPattern.get(list.pattern) ?? Array.from<number | undefined>({ length: LEVELS });
      countsByPattern.set(list.pattern, counts);
      if (!used.has(listId)) {
        used.add(listId);
        for (const restarted of list.restarts.keys()) counts[restarted] = undefined;
      }
      const startOf = (of: number) => list.restarts.get(of) ?? list.levels.get(of)?.start ?? 1;
      counts[levelNumber] = (counts[levelNumber] ?? startOf(levelNumber) - 1) + 1;
      for (let deeper = levelNumber + 1; deeper < LEVELS; deeper += 1) {
        if (levelNumber <= (list.levels.get(deeper)?.restartsAfter ?? deeper - 1)) counts[deeper] = undefined;
      }
      return level.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
        const shown = Number(digit) - 1;
        const count = counts[shown] ?? startOf(shown);
        return formatCount(count, level.legal ? "decimal" : (list.levels.get(shown)?.style ?? "decimal"));
      });
    },
  };
}

/** `w:val` of an element. */
export function valueOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes["w:val"];
}

/** Whether an on/off element is there and not switched off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !["0", "false", "off"].includes(valueOf(element) ?? "");
}

function readLists(numbering: XmlElement): ReadonlyMap<string, List> {
  const patterns = new Map<string, XmlElement>();
  const patternByStyleLink = new Map<string, XmlElement>();
  for (const pattern of elementsOf(numbering)) {
    if (pattern.name !== "w:abstractNum") continue;
    patterns.set(pattern.attributes["w:abstractNumId"] ?? "", pattern);
    const link = valueOf(childOf(pattern, "w:styleLink"));
    if (link !== undefined) patternByStyleLink.set(link, pattern);
  }
  const lists = new Map<string, List>();
  for (const list of elementsOf(numbering)) {
    if (list.name !== "w:num") continue;
    const named = patterns.get(valueOf(childOf(list, "w:abstractNumId")) ?? "");
    const pattern = patternByStyleLink.get(valueOf(childOf(named, "w:numStyleLink")) ?? "") ?? named;
    if (!pattern) continue;
    const levels = new Map(readLevels(pattern));
    const restarts = new Map<number, number>();
    for (const override of elementsOf(list).filter(({ name }) => name === "w:lvlOverride")) {
      for (const [number, level] of readLevels(override)) levels.set(number, level);
      const start = valueOf(childOf(override, "w:startOverride"));
      if (start !== undefined) restarts.set(clampLevel(override.attributes["w:ilvl"]), toCount(start, 1));
    }
    lists.set(list.attributes["w:numId"] ?? "", { pattern: pattern.attributes["w:abstractNumId"] ?? "", levels, restarts });
  }
  return lists;
}

function readLevels(owner: XmlElement): readonly (readonly [number, Level])[] {
  return elementsOf(owner)
    .filter(({ name }) => name === "w:lvl")
    .map((level) => {
      const number = clampLevel(level.attributes["w:ilvl"]);
      const restart = valueOf(childOf(level, "w:lvlRestart"));
      // Newer styles stand in a Choice that few programs know; the Fallback is what Word itself shows elsewhere.
      const style = valueOf(childOf(level, "w:numFmt") ?? childOf(level, "mc:AlternateContent", "mc:Fallback", "w:numFmt")) ?? "decimal";
      const font = childOf(level, "w:rPr", "w:rFonts")?.attributes ?? {};
      const text = (valueOf(childOf(level, "w:lvlText")) ?? "").slice(0, LONGEST_LABEL);
      return [
        number,
        {
          start: toCount(valueOf(childOf(level, "w:start")), 0),
          style,
          text: style === "bullet" ? toBullet(toSymbols(font["w:ascii"] ?? font["w:hAnsi"] ?? "", text)) : text,
          legal: isOn(childOf(level, "w:isLgl")),
          restartsAfter: restart === undefined ? number - 1 : toCount(restart, number) - 1,
          paragraphStyle: valueOf(childOf(level, "w:pStyle")),
        },
      ] as const;
    });
}

/** Bullets of every shape are one bullet, but a tick or a box says something. */
function toBullet(text: string): string {
  const bullet = text.trim();
  if (bullet === "" || /^(?:[-–—✓✔✗✘☐☑☒]|.*(?:\p{N}|\p{L}{2}))/u.test(bullet)) return bullet;
  return "•";
}

function readStyleLists(styles: XmlElement | undefined): (style: string | undefined) => Partial<ListPlace> | undefined {
  const styleById = new Map<string, XmlElement>();
  for (const style of styles ? elementsOf(styles) : []) {
    if (style.name === "w:style") styleById.set(style.attributes["w:styleId"] ?? "", style);
  }
  const find = (id: string | undefined, steps: number): Partial<ListPlace> | undefined => {
    const style = styleById.get(id ?? "");
    if (!style || steps > 20) return undefined;
    const own = childOf(style, "w:pPr", "w:numPr") ? placeOf(childOf(style, "w:pPr")) : undefined;
    if (own?.list !== undefined) return own;
    const inherited = find(valueOf(childOf(style, "w:basedOn")), steps + 1);
    return inherited ? { ...inherited, ...own } : own;
  };
  return (id) => find(id, 0);
}

function placeOf(properties: XmlElement | undefined): Partial<ListPlace> | undefined {
  const numbers = childOf(properties, "w:numPr");
  if (!numbers) return undefined;
  const list = valueOf(childOf(numbers, "w:numId"));
  const level = valueOf(childOf(numbers, "w:ilvl"));
  return { ...(list !== undefined && { list }), ...(level !== undefined && { level: clampLevel(level) }) };
}

function levelOfStyle(list: List, style: string | undefined): number | undefined {
  if (style === undefined) return undefined;
  for (const [number, level] of list.levels) if (level.paragraphStyle === style) return number;
  return undefined;
}

function clampLevel(level: string | number | undefined): number {
  return Math.min(Math.max(Math.trunc(Number(level ?? 0)) || 0, 0), LEVELS - 1);
}

function toCount(text: string | undefined, otherwise: number): number {
  const count = Number(text);
  return text !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : otherwise;
}
