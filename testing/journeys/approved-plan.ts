import type { Page } from "playwright-core";

import { nameOf } from "#testing/office.ts";
import type { House } from "./house.ts";

/** Asks the house as whoever is signed in on the page; throws where it is refused. */
async function send(page: Page, house: Pick<House, "address">, method: string, to: string, data?: unknown, revision?: number) {
  const answer = await page.request.fetch(`${house.address}/api/v1${to}`, {
    method,
    headers: { origin: house.address, ...(revision === undefined ? {} : { "if-match": `"${revision}"` }) },
    ...(data === undefined ? {} : { data }),
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return answer.json();
}

/** A plan of the department, approved, with the report of its twelve months begun: one activity of its own, one of every unit. */
export async function openReportOf(
  house: House,
  { author, approver }: { readonly author: Page; readonly approver: Page },
  fiscalYear: number,
): Promise<{ readonly plan: string; readonly report: string }> {
  const rows = [
    { title: "อบรมคุณธรรม", indicators: "จัดอบรมไม่น้อยกว่า ๒ ครั้ง", units: "สำนักงานเลขานุการกรม" },
    { title: "จิตอาสา", indicators: "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง", units: "ทุกกองในสังกัด" },
  ];
  const made = await send(author, house, "POST", "/plans", { agency: house.office.agency("กรมตัวอย่าง"), fiscalYear, form: "diw-2569" });
  for (let at: number = made.plan.activities.length; at < rows.length; at += 1)
    await send(author, house, "POST", `/plans/${made.id}/rows`, { does: "add-activity", position: { lastUnder: null } });
  const open = await send(author, house, "GET", `/plans/${made.id}`);
  for (const [at, texts] of rows.entries()) {
    const key = open.plan.activities[at].id;
    await send(author, house, "PATCH", `/plans/${made.id}/rows/${key}`, { set: texts }, open.rows[key]);
  }
  const ready = await send(author, house, "GET", `/plans/${made.id}`);
  await send(author, house, "POST", `/plans/${made.id}/submit`, undefined, ready.revision);
  await send(approver, house, "POST", `/plans/${made.id}/decide`, { submission: 1, decision: "approve", typedName: nameOf("approver") });
  const report = await send(author, house, "PUT", `/plans/${made.id}/reports/12`);
  return { plan: made.id, report: report.id };
}
