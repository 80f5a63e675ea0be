import { readFile as readBytes } from "node:fs/promises";

import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Block } from "#documents/document.ts";
import { readFile } from "#documents/formats/read-file.ts";
import type { FormName } from "#domain/plan/plan.ts";
import { exampleName, type ExamplePerson } from "#server/examples/officers.ts";
import { PLAIN_PHOTOS, phonePhoto } from "#testing/photos.ts";
import { complaintsOf } from "./complaints.ts";
import { openAsExample, openExampleHouse, type ExampleHouse } from "./example-house.ts";
import { allKept, fillResults } from "./fill-results.ts";
import { findBrowser, openBrowser } from "./house.ts";
import { bare, missingIn, onPaper, onScreen, onWhole, readAloud, toldActivities, type ToldReport } from "./told-figures.ts";

const path = findBrowser();
const YEAR = 2569;
const MINISTRY = ["example-ministry-reviewer", "กระทรวงตัวอย่าง"] as const;
const PROVINCE = ["example-province-reviewer", "จังหวัดตัวอย่าง"] as const;
const LOOK = process.env["LOOK"];

/** An example agency, its people, and on what the author writes. */
interface Agency {
  readonly name: string;
  readonly form: FormName;
  readonly author: ExamplePerson;
  readonly approver: ExamplePerson;
  /** Who answers for units on a phone; null where no activity is of all units. */
  readonly reporter: ExamplePerson | null;
  readonly width: 360 | 1280;
}

const AGENCIES: readonly Agency[] = [
  {
    name: "กรมตัวอย่างป่าชุมชน",
    form: "diw-2569",
    author: "example-department-author",
    approver: "example-department-approver",
    reporter: "example-unit-reporter",
    width: 1280,
  },
  {
    name: "สำนักงานตัวอย่างชั่งตวงวัด",
    form: "tisi-2567",
    author: "example-measures-author",
    approver: "example-measures-author",
    reporter: "example-measures-reporter",
    width: 1280,
  },
  {
    name: "อำเภอตัวอย่างริมคลอง",
    form: "national-2568",
    author: "example-district-author",
    approver: "example-district-approver",
    reporter: "example-district-reporter",
    width: 360,
  },
  {
    name: "จังหวัดตัวอย่าง",
    form: "narathiwat-2569",
    author: "example-province-author",
    approver: "example-province-approver",
    reporter: "example-district-author",
    width: 1280,
  },
  {
    name: "กรมตัวอย่างภาษา",
    form: "mfa-2568",
    author: "example-language-author",
    approver: "example-language-approver",
    reporter: null,
    width: 360,
  },
];

describe.skipIf(path === undefined)("a year of the five example agencies", { timeout: 120_000 }, () => {
  let house: ExampleHouse;
  let browser: Browser;
  let today = "2026-11-21";
  let plans: readonly { readonly id: string; readonly agency: number; readonly agencyName: string; readonly fiscalYear: number }[];

  beforeAll(async () => {
    house = await openExampleHouse(() => today);
    browser = await openBrowser(path ?? "");
    plans = await house.ask("example-auditor", "GET", "/plans");
    const body = { opens: "2026-10-01", due: "2026-11-30", late: "accept" };
    for (const reviewer of [MINISTRY, PROVINCE]) await setRound(reviewer, `${YEAR}/12`, body);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });

  const planOf = (name: string, year = YEAR): string => plans.find((one) => one.agencyName === name && one.fiscalYear === year)?.id ?? "";
  const agencyOf = async (person: ExamplePerson, name: string): Promise<number> => {
    const found = await house.ask<readonly { readonly id: number }[]>(person, "GET", `/agencies?words=${encodeURIComponent(name)}`);
    return found[0]?.id ?? 0;
  };
  const setRound = async ([person, name]: typeof MINISTRY | typeof PROVINCE, round: string, body: object): Promise<string> =>
    (await house.ask<{ readonly id: string }>(person, "PUT", `/agencies/${await agencyOf(person, name)}/rounds/${round}`, { body })).id;
  const look = async (page: Page, name: string): Promise<void> => {
    if (LOOK !== undefined) await page.screenshot({ path: `${LOOK}/${name}.png`, fullPage: true });
  };
  const isWide = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  /** Each question of the units where the reporter reports, answered and sent. */
  const answerAll = async (phone: Page, count: number): Promise<void> => {
    const questions = phone.locator(".report-activities > li");
    await questions.first().waitFor();
    for (const [index, question] of (await questions.all()).entries()) {
      await fillResults(question, { count: count + index, share: [30 + index, 40], level: 4 });
      await question.getByRole("button", { name: "ส่งผล" }).click();
      await question.getByText("ส่งผลแล้ว").waitFor();
    }
  };

  test.each(AGENCIES)("$name: units answer, the owner accepts, the director approves, the papers say the same", async (agency) => {
    const { name, form, author, approver, reporter, width } = agency;
    const plan = planOf(name);
    const report = await house.ask<ToldReport>(author, "PUT", `/plans/${plan}/reports/12`);
    const where = `/plans/${plan}/reports/12`;

    let page: Page | null = null;
    if (reporter !== null) {
      const phone = await openAsExample(browser, house, reporter, "/answers", 360);
      await answerAll(phone, 3);
      expect(await isWide(phone)).toBe(0);
      const desk = await openAsExample(browser, house, author, where, 1280);
      const isFirst = agency === AGENCIES[0];
      if (isFirst) {
        await desk.getByRole("button", { name: /^สอบถาม/u }).click();
        await desk.getByLabel("ข้อความถึงหน่วยงาน").fill("นับรวมกิจกรรมที่จัดกับหน่วยอื่นหรือไม่");
        await desk.getByRole("button", { name: "ส่งข้อความ" }).click();
        await desk.getByText("รอหน่วยชี้แจง").waitFor();
        await phone.reload();
        await phone.getByText("นับรวมกิจกรรมที่จัดกับหน่วยอื่นหรือไม่").waitFor();
        await phone.getByLabel("ข้อความถึงเจ้าของแผน (ถ้ามี)").fill("ไม่นับ จึงเหลือ ๒ ครั้ง");
        await answerAll(phone, 2);
        expect(await complaintsOf(phone)).toEqual([]);
        await desk.reload();
      }
      const accept = desk.getByRole("button", { name: /^รับ /u });
      await accept.first().waitFor();
      for (let left = await accept.count(); left > 0; left -= 1) {
        await accept.first().click();
        await expect.poll(() => accept.count()).toBe(left - 1);
      }
      await look(desk, `${form}-accepted`);
      await phone.context().close();
      if (width === 1280) page = desk;
      else await desk.context().close();
    }

    page ??= await openAsExample(browser, house, author, where, width);
    const own = page.locator(".report-activities > li").filter({ hasNot: page.locator(".unit-answers") });
    for (const [index, activity] of (await own.all()).entries())
      await fillResults(activity, { count: index % 2 === 0 ? 12 : 1, share: [34 + index, 40 + index], level: 4 });
    if ((await own.count()) > 0) await allKept(page);
    expect(await isWide(page)).toBe(0);
    await page.getByRole("button", { name: "เสนอรายงานให้ผู้อนุมัติ" }).click();
    await page.getByText("เสนอแล้ว รอพิจารณา").waitFor();
    await look(page, `${form}-submitted`);
    await page.context().close();

    const director = await openAsExample(browser, house, approver, where, width === 360 ? 1280 : 360);
    await director.getByLabel("ชื่อ-นามสกุล").fill(exampleName(approver));
    await director.getByLabel("ตำแหน่ง").fill("หัวหน้าหน่วยงาน");
    await director.getByRole("button", { name: "อนุมัติรายงาน" }).click();
    await director.getByText("อนุมัติแล้ว").waitFor();
    expect(await isWide(director)).toBe(0);

    const told = await house.ask<ToldReport>("example-auditor", "GET", `/reports/${report.id}`);
    for (const one of toldActivities(told)) {
      const shown = await readAloud(director.locator(`[id="${one.activity.id}"]`));
      expect([one.activity.title, missingIn(shown, onScreen(one))], shown).toEqual([one.activity.title, []]);
    }
    const head = await director.locator(".facts").innerText();
    expect(missingIn(head.replaceAll("\n", ""), onWhole(told))).toEqual([]);
    await look(director, `${form}-approved`);

    await papersSay(director, told, form, agency === AGENCIES[1]);
    await director.context().close();
  });

  test("one number and one photo from a phone: four taps from home to sent", async () => {
    await house.ask("example-department-author", "PUT", `/plans/${planOf("กรมตัวอย่างป่าชุมชน")}/reports/9`);
    const phone = await openAsExample(browser, house, "example-fire-reporter", "/", 360);
    // What a finger does, not what the page does by itself.
    await phone.evaluate(() => {
      const all = globalThis as unknown as { taps: number };
      all.taps = 0;
      addEventListener("click", ({ isTrusted }) => (all.taps += isTrusted ? 1 : 0), true);
    });
    await phone.locator(".owed-one", { hasText: "ตอบผลของหน่วยงานท่าน รอบ ๙ เดือน" }).getByRole("link").tap();
    const question = phone.locator(".report-activities > li", { hasText: "รอบ ๙ เดือน" });
    await question.getByLabel("ทำได้").tap();
    await phone.keyboard.type("3");
    const [chooser] = await Promise.all([phone.waitForEvent("filechooser"), question.getByRole("button", { name: /^ถ่ายภาพ/u }).tap()]);
    await chooser.setFiles({ name: "IMG_0042.jpg", mimeType: "image/jpeg", buffer: phonePhoto(1, PLAIN_PHOTOS.baseline, 200_000) });
    await question.getByRole("link", { name: "IMG_0042.jpg" }).waitFor();
    await question.getByRole("button", { name: "ส่งผล" }).tap();
    await question.getByText("ส่งผลแล้ว").waitFor();
    expect(await phone.evaluate(() => (globalThis as unknown as { taps: number }).taps)).toBe(4);
    await look(phone, "four-taps");
    await phone.context().close();
  });

  test("the last day passes while the page is open: refused with what to do, taken once there is more time, nothing typed lost", async () => {
    const round = await setRound(MINISTRY, "2570/3", { opens: "2026-11-01", due: "2026-11-21", late: "refuse" });
    const [author, name] = ["example-measures-author", "สำนักงานตัวอย่างชั่งตวงวัด"] as const;
    await house.ask(author, "PUT", `/plans/${planOf(name, 2570)}/reports/3`);
    const page = await openAsExample(browser, house, author, `/plans/${planOf(name, 2570)}/reports/3`, 360);
    const number = page.getByLabel("ทำได้").first();
    await number.fill("7");
    await allKept(page);
    today = "2026-11-22";
    const submit = page.getByRole("button", { name: "เสนอรายงานให้ผู้อนุมัติ" });
    await submit.click();
    await page.getByText("พ้นกำหนดรับรายงานของรอบนี้แล้ว", { exact: false }).first().waitFor();
    await look(page, "round-closed");
    expect(await complaintsOf(page)).toEqual([]);
    expect(await number.inputValue()).toMatch(/^[7๗]$/u);
    const more = { agency: await agencyOf(MINISTRY[0], name), due: "2026-11-25", reason: "ไฟฟ้าดับทั้งอาคาร" };
    await house.ask(MINISTRY[0], "POST", `/rounds/${round}/extensions`, { body: more });
    await submit.click();
    await page.getByText("เสนอแล้ว รอพิจารณา").waitFor();
    await page.context().close();
  });

  test("where late reports are taken, one that was open past its day is handed over and marked late", async () => {
    today = "2026-11-21";
    await setRound(PROVINCE, "2570/3", { opens: "2026-11-01", due: "2026-11-21", late: "accept" });
    const [author, plan] = ["example-province-author", planOf("จังหวัดตัวอย่าง", 2570)] as const;
    const { id } = await house.ask<ToldReport>(author, "PUT", `/plans/${plan}/reports/3`);
    const page = await openAsExample(browser, house, author, `/plans/${plan}/reports/3`, 1280);
    today = "2026-11-22";
    await page.getByLabel("ทำได้").first().fill("7");
    await page.getByRole("textbox", { name: "สรุปผลในภาพรวม" }).fill("เริ่มได้ตามแผนหนึ่งกิจกรรม");
    await page.getByRole("button", { name: "เสนอรายงานให้ผู้อนุมัติ" }).click();
    await page.getByText("เสนอแล้ว รอพิจารณา").waitFor();
    const kept = await house.ask<{ readonly summary: string; readonly submissions: readonly { readonly isLate: boolean }[] }>(
      author,
      "GET",
      `/reports/${id}`,
    );
    expect([kept.summary, kept.submissions.map(({ isLate }) => isLate)]).toEqual(["เริ่มได้ตามแผนหนึ่งกิจกรรม", [true]]);
    await page.context().close();
  });

  /** The papers of the report, taken from its page and read back. */
  async function papersSay(page: Page, told: ToldReport, form: FormName, all: boolean): Promise<void> {
    expect(await page.getByRole("combobox", { name: "แบบฟอร์ม" }).inputValue()).toBe(form);
    const asksAnswer = form === "narathiwat-2569";
    for (const to of ["docx", "xlsx", "pdf"]) {
      const blocks = await taken(page, page.locator(`.report-papers a[href*="kind=form"][href$="to=${to}"]`));
      const lines = linesOf(blocks);
      const whole = lines.join("");
      for (const one of toldActivities(told)) {
        const said = onPaper(one, asksAnswer);
        const { title } = one.activity;
        // A PDF breaks a row where the page ends; what stands in it is looked for in the whole paper.
        const row = to === "pdf" ? whole : (lines.find((line) => bare(line).includes(bare(title))) ?? "");
        const missing = to === "pdf" ? missingIn(whole, said.flatMap(percentsOf)) : missingIn(row, said);
        expect([to, title, missing], row).toEqual([to, title, []]);
      }
      if (!asksAnswer) expect([to, missingIn(whole, onWhole(told))]).toEqual([to, []]);
    }
    if (!all) return;
    for (const kind of ["narrative", "memo"])
      for (const to of ["docx", "pdf"]) {
        const text = linesOf(await taken(page, page.locator(`.report-papers a[href*="kind=${kind}"][href$="to=${to}"]`))).join("");
        expect([kind, to, missingIn(text, onWhole(told))]).toEqual([kind, to, []]);
      }
  }
});

const percentsOf = (text: string): readonly string[] => text.match(/ร้อยละ [๐-๙]+\.[๐-๙]{2}/gu) ?? [];

async function taken(page: Page, link: Locator): Promise<readonly Block[]> {
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const read = await readFile(new Uint8Array(await readBytes(await file.path())), file.suggestedFilename());
  if (!read.ok) throw new Error(read.error.kind);
  return read.value.blocks;
}

/** Rows of tables and lines of text, one string each. */
function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.text] : block.rows.map(({ cells }) => cells.map(({ text }) => text).join(" ")),
  );
}
