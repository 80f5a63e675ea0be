import { squash } from "../thai/text.ts";
import type { AgencyReference } from "./agencies-in-bulk.ts";
import { cleanCode } from "./set-up-cells.ts";
import type { SetUpBase, Wanted } from "./set-up.ts";

/** What a word names: one agency or row, several, or none. */
export type Named = { readonly kind: "one"; readonly of: AgencyReference } | { readonly kind: "several" } | { readonly kind: "none" };

/** Who is meant by a name or a code in the columns สังกัด and พื้นที่. */
export interface Places {
  readonly parentOf: (text: string) => Named;
  readonly areaOf: (text: string) => Named;
}

/** ดรรชนีชื่อและรหัส — rows of the sheet come before what the record has: the sheet is what the officer sees. */
export function placesOf(wanted: readonly Wanted[], { top, known, areas }: SetUpBase): Places {
  const rows = indexOf(wanted.map((one) => ({ ...one, of: { row: one.row } })));
  const isArea = ({ kind }: { readonly kind: string }): boolean => ["province", "district", "bangkok-district"].includes(kind);
  const areaRows = indexOf(wanted.filter(isArea).map((one) => ({ ...one, of: { row: one.row } })));
  const recorded = indexOf([{ ...top, of: { id: top.id } }, ...known.map((one) => ({ ...one, of: { id: one.id } }))]);
  const recordedAreas = indexOf(areas.map((one) => ({ ...one, of: { id: one.id } })));
  return {
    parentOf: (text) => inTurn(text, rows, recorded),
    areaOf: (text) => inTurn(text, areaRows, recordedAreas),
  };
}

interface Index {
  readonly byCode: ReadonlyMap<string, readonly AgencyReference[]>;
  readonly byName: ReadonlyMap<string, readonly AgencyReference[]>;
}

interface Entry {
  readonly of: AgencyReference;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
}

function indexOf(entries: readonly Entry[]): Index {
  const byCode = new Map<string, AgencyReference[]>();
  const byName = new Map<string, AgencyReference[]>();
  const put = (map: Map<string, AgencyReference[]>, key: string, of: AgencyReference): void => {
    const there = map.get(key);
    if (there === undefined) map.set(key, [of]);
    else there.push(of);
  };
  for (const { of, name, code } of entries) {
    if (code !== null) put(byCode, code, of);
    if (name !== "") put(byName, squash(name), of);
  }
  return { byCode, byName };
}

/** By code, then by name; in the sheet, then in the record. */
function inTurn(text: string, ...indexes: readonly Index[]): Named {
  const code = cleanCode(text);
  const name = squash(text);
  for (const { byCode, byName } of indexes)
    for (const found of [byCode.get(code), byName.get(name)]) {
      const [first, second] = found ?? [];
      if (second !== undefined) return { kind: "several" };
      if (first !== undefined) return { kind: "one", of: first };
    }
  return { kind: "none" };
}
