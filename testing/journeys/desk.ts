import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";

import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { keyOf } from "../../web/findings.ts";
import type { House } from "./house.ts";
import { signInAs } from "./sign-in-as.ts";

const ours = fileURLToPath(new URL("../papers/", import.meta.url));
const real = fileURLToPath(new URL("../../../shared/seeds/", import.meta.url));

/** A real document where they lie beside the checkout, else our own of the same form. */
export function paperFor(number: string, form: string): { readonly name: string; readonly text: string } {
  const name = existsSync(real) ? readdirSync(real).find((one) => one.startsWith(number)) : undefined;
  const path = name === undefined ? `${ours}${form}/source.txt` : `${real}${name}`;
  return { name: name ?? `${form}.txt`, text: readFileSync(path, "utf8") };
}

/** How a window is opened. */
export interface Window {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

/** A window of its own in which an officer is signed in, at a path; bugs of the page are thrown when it is asked for them. */
export async function openAs(
  browser: Browser,
  house: House,
  officer: string,
  path: string,
  { width = 1280, colorScheme = "light" }: Window = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: width > 600 ? 900 : 740 }, colorScheme, acceptDownloads: true });
  const page = await context.newPage();
  await signInAs(page, house, officer);
  await page.goto(`${house.address}${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** The cell or line of the paper that shows a field. */
export function cell(page: Page, place: FieldPlace): ReturnType<Page["locator"]> {
  return page.locator(`[data-field="${keyOf(place)}"]`).first();
}

/** What a cell says, without the marks beside it. */
export async function textIn(page: Page, place: FieldPlace): Promise<string> {
  return (await cell(page, place).locator(".cell-text").textContent()) ?? "";
}

/** Types a text over a cell, as a hand on the keyboard would, and leaves it. */
export async function typeIn(page: Page, place: FieldPlace, text: string): Promise<void> {
  await cell(page, place).focus();
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Control+Enter");
}

/** Waits until the page says that everything is kept. */
export async function isKept(page: Page): Promise<void> {
  await expect.poll(() => page.locator(".saving").textContent()).toBe("บันทึกแล้ว");
}

/** A plan of an agency made by its JSON; its id. */
export async function makePlan(page: Page, agency: number, plan: Plan, fiscalYear: number): Promise<string> {
  const read = await ask<{ readonly id: string }>(
    page,
    "POST",
    `/imports?agency=${agency}&name=plan.json`,
    plan,
    "application/octet-stream",
  );
  const accepted = await ask<{ readonly id: string }>(page, "POST", `/imports/${read.id}/accept`, {
    plan: { ...plan, fiscalYear },
    fiscalYear,
  });
  return accepted.id;
}

/** Asks the server from the page, as its officer. */
export async function ask<T>(page: Page, method: string, path: string, body?: object, type = "application/json"): Promise<T> {
  const answer = await page.evaluate(
    async (wish) => {
      const got = await fetch(`/api/v1${wish.path}`, {
        method: wish.method,
        ...(wish.text === undefined ? {} : { headers: { "content-type": wish.type }, body: new Blob([wish.text], { type: wish.type }) }),
      });
      return { ok: got.ok, text: await got.text() };
    },
    { method, path, type, text: body === undefined ? undefined : JSON.stringify(body) },
  );
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.text}`);
  return JSON.parse(answer.text === "" ? "null" : answer.text) as T;
}

/** Where pictures go when a person wants to look: LOOK=/tmp/pictures. */
const look = process.env["LOOK"];

/** A picture of the whole page, where somebody wants to look. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  if (look !== undefined) await page.screenshot({ path: `${look}/${name}.png`, fullPage });
}
