import { z } from "zod";

import { setUpAgencies, setUpBaseOf, type SetUp } from "#actions/set-up-agencies.ts";
import { firstDayOfFiscalYear } from "#domain/agency/agency-change.ts";
import { KIND_WORDS } from "#domain/agency/kind-words.ts";
import type { SetUpBase, SetUpIntent } from "#domain/agency/set-up.ts";
import type { WrittenRow } from "#documents/formats/agency-sheet.ts";
import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import { err, ok } from "#domain/result.ts";
import type { Equipment } from "#server/equipment.ts";
import { FILE_TYPES } from "#server/routes/write.ts";
import { setUpOutcome } from "./agency-schemas.ts";
import { AGENCY_SHEET_DESK, rowsOfSheet } from "./agency-sheet-desk.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { FIRST_LINK_HOURS } from "./people.ts";
import { agencyId, fiscalYear, isoDate } from "./schemas.ts";
import { shownFault } from "./set-up-faults.ts";

const SHEET_BYTES = 8 * 1024 * 1024;
const tag = "หน่วยงาน";
const parameters = z.object({ agency: agencyId });

/** ตั้งต้นหน่วยงานทั้งสายด้วยตาราง: a workbook out, the same workbook in. */
export const AGENCY_SHEET_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "writeAgencySheet",
    method: "get",
    path: "/agencies/{agency}/sheet",
    tag,
    thai: "ดาวน์โหลดตารางหน่วยงานในสังกัดทั้งสาย (Excel) เพื่อแก้ไขแล้วส่งกลับ",
    english: "All agencies below, as a workbook to fill in and send back",
    scope: "people",
    parameters,
    query: z.object({ fiscalYear: fiscalYear.optional() }),
    status: 200,
    refuses: ["agency-not-found", "not-administrator", "agency-ended"],
    does: async ({ records, parameters: { agency: id }, query }) => {
      const base = await setUpBaseOf({ records }, { agency: id, fiscalYear: query.fiscalYear ?? fiscalYearOf(records.today) });
      if (!base.ok) return base;
      const administrators = new Map((await records.agencies.administratorsUnder(id)).toReversed().map((one) => [one.agency, one]));
      const rows = writtenRows(base.value, administrators);
      const { name } = base.value.top;
      return ok({
        afterwards: async () => {
          // The writer of workbooks is large, and seldom wanted.
          const { writeAgencySheet } = await import("#documents/formats/agency-sheet.ts");
          return ok({ file: { bytes: await writeAgencySheet(rows, name), type: FILE_TYPES.xlsx, name: `ตารางหน่วยงาน-${name}.xlsx` } });
        },
      });
    },
  }),
  endpoint({
    name: "setUpAgencies",
    method: "post",
    path: "/agencies/{agency}/set-up",
    tag,
    thai: "ตั้งต้นหน่วยงานจากตาราง Excel: dryRun=true แสดงสิ่งที่จะเกิดขึ้นโดยไม่บันทึก หากมีข้อผิดพลาดแม้ข้อเดียวจะไม่บันทึกแถวใด",
    english: "Set agencies up from a workbook; dryRun=true only tells what would happen, and with one fault nothing is kept",
    scope: "people",
    parameters,
    query: z.object({
      dryRun: z
        .enum(["true", "false"])
        .default("true")
        .transform((word) => word === "true"),
      fiscalYear: fiscalYear.optional().meta({ description: "of the headcounts; the running one by default" }),
      from: isoDate.optional().meta({ description: "since when added agencies are recorded; 1 October of the running year by default" }),
    }),
    bytes: SHEET_BYTES,
    answer: setUpOutcome,
    refuses: [
      "agency-not-found",
      "not-administrator",
      "agency-ended",
      "not-agency-sheet",
      "set-up-has-errors",
      "future-change",
      "damaged",
      "password",
      "empty",
      "too-large",
      "too-much-inside",
      "busy",
    ],
    prepares: async (bytes, { signal }) => {
      if (bytes.byteLength === 0) return err({ kind: "empty" });
      return AGENCY_SHEET_DESK.hand({ does: "read", bytes, name: null }, signal);
    },
    does: async ({ records, parameters: { agency: id }, query, prepared, equipment }) => {
      const rows = rowsOfSheet(prepared);
      const { findOrMakePerson } = equipment.signIn;
      const from = query.from ?? firstDayOfFiscalYear(records.today);
      const year = query.fiscalYear ?? fiscalYearOf(records.today);
      const wish = { agency: id, rows, from, fiscalYear: year, dryRun: query.dryRun };
      const done = await setUpAgencies({ records, findOrMakePerson }, wish);
      if (!done.ok && done.error.kind === "set-up-has-errors")
        return err({ kind: done.error.kind, ...told(done.error.intent, rows.length, false) });
      if (!done.ok) return err(done.error);
      const body = told(done.value.intent, rows.length, !query.dryRun);
      return ok({ afterwards: async () => ok({ body: { ...body, links: await linksFor(done.value, equipment) } }) });
    },
  }),
];

function told({ add, changed, unchanged, faults }: SetUpIntent, rows: number, kept: boolean) {
  const added = add.map(({ row, name }) => ({ row, name }));
  return { kept, rows, added, changed, unchanged, errors: faults.map(shownFault), links: [] };
}

async function linksFor({ administrators }: SetUp, { signIn }: Pick<Equipment, "signIn">) {
  const links = [];
  const last = new Map(administrators.filter(({ needsLink }) => needsLink).map((one) => [one.person, one]));
  for (const { agency, name, email, person } of last.values()) {
    const link = await signIn.makeOneTimeLink(person, "first-password", FIRST_LINK_HOURS);
    if (link.ok) links.push({ agency, name, email, url: link.value.url, until: link.value.expiresAt });
  }
  return links;
}

/** The rows that stand now; a place is named by its code where it has one, because names may be told twice. */
function writtenRows(
  { top, known, areas }: SetUpBase,
  administrators: ReadonlyMap<number, { readonly name: string; readonly email: string }>,
): readonly WrittenRow[] {
  const nameOf = new Map([top, ...areas, ...known].map(({ id, name, code }) => [id, code ?? name]));
  const order = inOrder(top.id, known);
  return order.map(({ id, code, name, shortName, kind, parent, area, people }) => ({
    code: code ?? "",
    name,
    shortName: shortName ?? "",
    kind: KIND_WORDS[kind],
    parent: parent === null || parent === top.id ? "" : (nameOf.get(parent) ?? ""),
    area: area === null ? "" : (nameOf.get(area) ?? ""),
    headcount: people === null ? "" : String(people),
    administratorName: administrators.get(id)?.name ?? "",
    administratorEmail: administrators.get(id)?.email ?? "",
    note: "",
  }));
}

/** Each after the one above it, as on a chart. */
function inOrder(top: number, known: SetUpBase["known"]): SetUpBase["known"] {
  const below = Map.groupBy(known, ({ parent }) => parent ?? 0);
  const from = (id: number): SetUpBase["known"] => (below.get(id) ?? []).flatMap((one) => [one, ...from(one.id)]);
  return from(top);
}
