import { squash } from "../thai/text.ts";
import type { AgencyReference, AgencyToAdd, AgencyToChange } from "./agencies-in-bulk.ts";
import { KIND_WORDS } from "./kind-words.ts";
import { readSetUpRow } from "./set-up-cells.ts";
import { placesOf } from "./set-up-places.ts";
import type { FieldChange, KnownAgency, SetUpBase, SetUpFault, SetUpIntent, SetUpRow, Wanted } from "./set-up.ts";

/** A row with the places it names, and the agency of the record that it is about. */
interface Placed {
  readonly wanted: Wanted;
  readonly parent: AgencyReference;
  readonly area: AgencyReference | null;
  readonly known: KnownAgency | null;
}

/**
 * ตารางตั้งต้นจะทำอะไร — rows in any order become what is added and changed, or faults with their places.
 * An agency is known by its code, else by its name below the same agency above.
 */
export function setUpIntentOf(rows: readonly SetUpRow[], base: SetUpBase): SetUpIntent {
  const read = rows.map(readSetUpRow);
  const faults: SetUpFault[] = read.flatMap((one) => one.faults);
  const wanted = read.map((one) => one.wanted);
  faults.push(...codesTwice(wanted), ...topItself(wanted, base));

  const named = placesNamed(rows, wanted, base);
  faults.push(...named.faults);
  const placed = matched(wanted, named.parent, named.area, base);
  const end = (reference: AgencyReference): AgencyReference => {
    const known = "row" in reference ? placed.get(reference.row)?.known : undefined;
    return known ? { id: known.id } : reference;
  };
  const settled = [...placed.values()].map((one) => ({ ...one, parent: end(one.parent), area: one.area === null ? null : end(one.area) }));
  faults.push(...agenciesTwice(settled), ...circles(settled, base), ...namesTwice(settled, base));
  return { ...doing(settled, nameOf(settled, base)), faults: faults.toSorted((one, other) => one.row - other.row) };
}

function codesTwice(wanted: readonly Wanted[]): readonly SetUpFault[] {
  const first = new Map<string, number>();
  return wanted.flatMap(({ row, code }): readonly SetUpFault[] => {
    if (code === null) return [];
    const before = first.get(code);
    if (before === undefined) first.set(code, row);
    return before === undefined ? [] : [{ row, column: "code", kind: "code-twice", found: code, other: String(before) }];
  });
}

function topItself(wanted: readonly Wanted[], { top }: SetUpBase): readonly SetUpFault[] {
  return wanted
    .filter(({ code, name }) => (code !== null && code === top.code) || squash(name) === squash(top.name))
    .map(({ row, name }) => ({ row, column: "name", kind: "is-the-top", found: name }));
}

/** Who stands above each row, by the row's number; a place that names nobody counts as the top. */
function placesNamed(
  rows: readonly SetUpRow[],
  wanted: readonly Wanted[],
  base: SetUpBase,
): {
  readonly parent: ReadonlyMap<number, AgencyReference>;
  readonly area: ReadonlyMap<number, AgencyReference | null>;
  readonly faults: readonly SetUpFault[];
} {
  const places = placesOf(wanted, base);
  const parent = new Map<number, AgencyReference>();
  const area = new Map<number, AgencyReference | null>();
  const faults: SetUpFault[] = [];
  for (const { row, parent: above, area: within } of rows) {
    const named = above.trim() === "" ? ({ kind: "one", of: { id: base.top.id } } as const) : places.parentOf(above);
    parent.set(row, named.kind === "one" ? named.of : { id: base.top.id });
    if (named.kind !== "one")
      faults.push({ row, column: "parent", kind: named.kind === "none" ? "parent-unknown" : "parent-ambiguous", found: above });
    const zone = within.trim() === "" ? null : places.areaOf(within);
    area.set(row, zone?.kind === "one" ? zone.of : null);
    if (zone !== null && zone.kind !== "one")
      faults.push({ row, column: "area", kind: zone.kind === "none" ? "area-unknown" : "area-ambiguous", found: within });
  }
  return { parent, area, faults };
}

/** Each row with the agency it is about. A row's name is only known below its parent, so parents are matched first. */
function matched(
  wanted: readonly Wanted[],
  parent: ReadonlyMap<number, AgencyReference>,
  area: ReadonlyMap<number, AgencyReference | null>,
  { top, known }: SetUpBase,
): ReadonlyMap<number, Placed> {
  const byCode = new Map(known.filter(({ code }) => code !== null).map((one) => [one.code, one]));
  const byName = new Map(known.map((one) => [`${one.parent} ${squash(one.name)}`, one]));
  const wantedOf = new Map(wanted.map((one) => [one.row, one]));
  const placed = new Map<number, Placed>();
  for (const start of wanted) {
    const path: Wanted[] = [];
    const onPath = new Set<number>();
    for (let one: Wanted | undefined = start; one !== undefined && !placed.has(one.row) && !onPath.has(one.row);) {
      path.push(one);
      onPath.add(one.row);
      const above: AgencyReference | undefined = parent.get(one.row);
      one = above !== undefined && "row" in above ? wantedOf.get(above.row) : undefined;
    }
    for (const one of path.toReversed()) {
      const above = parent.get(one.row) ?? { id: top.id };
      const aboveId = "id" in above ? above.id : placed.get(above.row)?.known?.id;
      const coded = one.code === null ? undefined : byCode.get(one.code);
      const namesake = aboveId === undefined ? undefined : byName.get(`${aboveId} ${squash(one.name)}`);
      placed.set(one.row, { wanted: one, parent: above, area: area.get(one.row) ?? null, known: coded ?? namesake ?? null });
    }
  }
  return placed;
}

/** Two rows about the same agency of the record. */
function agenciesTwice(placed: readonly Placed[]): readonly SetUpFault[] {
  const first = new Map<number, number>();
  return placed.toSorted(byRow).flatMap(({ wanted: { row, name }, known }): readonly SetUpFault[] => {
    if (known === null) return [];
    const before = first.get(known.id);
    if (before === undefined) first.set(known.id, row);
    return before === undefined ? [] : [{ row, column: "name", kind: "agency-twice", found: name, other: String(before) }];
  });
}

function byRow(one: Placed, other: Placed): number {
  return one.wanted.row - other.wanted.row;
}

/** One key for a row that is about an agency and for that agency. */
function keyOf(reference: AgencyReference): string {
  return "id" in reference ? `agency ${reference.id}` : `row ${reference.row}`;
}

function ownKey({ wanted, known }: Placed): string {
  return keyOf(known === null ? { row: wanted.row } : { id: known.id });
}

/** Rows that would come to stand below themselves, by either line. */
function circles(placed: readonly Placed[], { known, areas }: SetUpBase): readonly SetUpFault[] {
  const above = new Map<string, readonly string[]>();
  for (const { id, parent, area } of [...areas, ...known])
    above.set(
      keyOf({ id }),
      [parent, area].filter((one) => one !== null).map((one) => keyOf({ id: one })),
    );
  for (const one of placed) above.set(ownKey(one), [one.parent, one.area].filter((up) => up !== null).map(keyOf));
  const state = new Map<string, "open" | "free" | "circle">();
  const isInCircle = (start: string): boolean => {
    const left: { readonly key: string; readonly ups: string[] }[] = [{ key: start, ups: [...(above.get(start) ?? [])] }];
    const found = new Set<string>();
    state.set(start, "open");
    for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
      const up = last.ups.pop();
      if (up === undefined) {
        state.set(last.key, found.has(last.key) ? "circle" : "free");
        left.pop();
      } else if (state.get(up) === "open") {
        for (const { key } of left.slice(left.findIndex(({ key: one }) => one === up))) found.add(key);
      } else if (!state.has(up)) {
        state.set(up, "open");
        left.push({ key: up, ups: [...(above.get(up) ?? [])] });
      }
    }
    return state.get(start) === "circle";
  };
  return placed.flatMap((one): readonly SetUpFault[] => {
    const key = ownKey(one);
    const circle = state.has(key) ? state.get(key) === "circle" : isInCircle(key);
    return circle ? [{ row: one.wanted.row, column: "parent", kind: "circle", found: one.wanted.name }] : [];
  });
}

/** A name may stand once below one agency: among the rows, and beside what the record has there. */
function namesTwice(placed: readonly Placed[], { known }: SetUpBase): readonly SetUpFault[] {
  const first = new Map<string, string>();
  const spokenOf = new Set(placed.flatMap((one) => (one.known === null ? [] : [one.known.id])));
  for (const one of known)
    if (!spokenOf.has(one.id) && one.parent !== null) first.set(`${keyOf({ id: one.parent })} ${squash(one.name)}`, "ทะเบียนเดิม");
  return placed.toSorted(byRow).flatMap(({ wanted: { row, name }, parent }): readonly SetUpFault[] => {
    if (name === "") return [];
    const key = `${keyOf(parent)} ${squash(name)}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, `แถว ${row}`);
    return before === undefined ? [] : [{ row, column: "name", kind: "name-twice", found: name, other: before }];
  });
}

/** The name of any agency or row that a line of the answer speaks of. */
function nameOf(placed: readonly Placed[], { top, known, areas }: SetUpBase): (reference: AgencyReference | null) => string {
  const names = new Map<string, string>([
    ...[top, ...areas, ...known].map((one) => [keyOf({ id: one.id }), one.name] as const),
    ...placed.map((one) => [keyOf({ row: one.wanted.row }), one.wanted.name] as const),
  ]);
  return (reference) => (reference === null ? "" : (names.get(keyOf(reference)) ?? ""));
}

function doing(placed: readonly Placed[], named: (reference: AgencyReference | null) => string): Omit<SetUpIntent, "faults"> {
  const add: AgencyToAdd[] = [];
  const change: AgencyToChange[] = [];
  const changed: SetUpIntent["changed"][number][] = [];
  const headcounts: SetUpIntent["headcounts"][number][] = [];
  const administrators: SetUpIntent["administrators"][number][] = [];
  let unchanged = 0;
  for (const one of placed.toSorted(byRow)) {
    const { wanted, parent, area, known } = one;
    const { kind, name, shortName, row } = wanted;
    const of: AgencyReference = known === null ? { row } : { id: known.id };
    const isNewPeople = wanted.people !== null && wanted.people !== known?.people;
    const isNewAdministrator = wanted.administrator !== null && !(known?.administrators.includes(wanted.administrator.email) ?? false);
    if (isNewPeople) headcounts.push({ of, people: wanted.people ?? 0 });
    if (isNewAdministrator && wanted.administrator !== null) administrators.push({ of, ...wanted.administrator });
    if (known === null) {
      add.push({ row, kind, name, shortName, code: wanted.code, parent, area });
      continue;
    }
    // A cell left empty says nothing about a code the record has.
    const code = wanted.code ?? known.code;
    const now = { id: known.id, kind, name, shortName, code, parent, area };
    const own = fieldsOf(known, now, named);
    if (own.length > 0) change.push({ ...now, moved: own.some(({ field }) => field === "parent" || field === "area") });
    const fields: readonly FieldChange[] = [
      ...own,
      ...(isNewPeople ? [{ field: "headcount" as const, before: String(known.people ?? ""), after: String(wanted.people) }] : []),
      ...(isNewAdministrator
        ? [{ field: "administratorEmail" as const, before: known.administrators.join(", "), after: wanted.administrator?.email ?? "" }]
        : []),
    ];
    if (fields.length === 0) unchanged += 1;
    else changed.push({ row, agency: known.id, name, fields });
  }
  return { add, change, changed, headcounts, administrators, unchanged };
}

function fieldsOf(
  known: KnownAgency,
  now: Omit<AgencyToChange, "moved">,
  named: (reference: AgencyReference | null) => string,
): readonly FieldChange[] {
  const differs = (before: number | null, after: AgencyReference | null): boolean =>
    after === null ? before !== null : !("id" in after) || after.id !== before;
  const beforeOf = (id: number | null): string => named(id === null ? null : { id });
  const fields: readonly (FieldChange & { readonly differs: boolean })[] = [
    { field: "kind", before: KIND_WORDS[known.kind], after: KIND_WORDS[now.kind], differs: known.kind !== now.kind },
    { field: "name", before: known.name, after: now.name, differs: known.name !== now.name },
    { field: "shortName", before: known.shortName ?? "", after: now.shortName ?? "", differs: known.shortName !== now.shortName },
    { field: "code", before: known.code ?? "", after: now.code ?? "", differs: known.code !== now.code },
    { field: "parent", before: beforeOf(known.parent), after: named(now.parent), differs: differs(known.parent, now.parent) },
    { field: "area", before: beforeOf(known.area), after: named(now.area), differs: differs(known.area, now.area) },
  ];
  return fields.filter((one) => one.differs).map(({ field, before, after }) => ({ field, before, after }));
}
