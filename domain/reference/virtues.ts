import table from "./virtues.json" with { type: "json" };

/** คุณธรรมหลักของปีงบประมาณ — four until 2565, five with กตัญญู from 2566 on, in the official order. */
export function virtuesOf(fiscalYear: number): readonly string[] {
  const version = table.versions.findLast((one) => fiscalYear >= one.fromFiscalYear) ?? table.versions[0];
  return version?.virtues ?? [];
}
