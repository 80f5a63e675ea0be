import type { Locator, Page } from "playwright-core";

/** Figures that a person types: so many of a count, so many of so many, levels up to one. */
export interface Typing {
  readonly count: number;
  readonly share: readonly [number, number];
  readonly level: number;
}

/** Fills each field that stands in a form of results, whatever its measure asks for. */
export async function fillResults(form: Locator, { count, share, level }: Typing): Promise<void> {
  for (const indicator of await form.locator(".indicator").all()) {
    const kind = await indicator.evaluate((element) => {
      if (element.querySelector(".share-fields") !== null) return "share";
      const choice = element.querySelector<HTMLInputElement>(".steps-field input");
      if (choice !== null) return choice.type;
      return element.querySelector(".number-field") === null ? "none" : "count";
    });
    const numbers = indicator.locator(".number-field input");
    if (kind === "count") await numbers.fill(String(count));
    if (kind === "share") {
      await numbers.nth(1).fill(String(share[1]));
      await numbers.nth(0).fill(String(share[0]));
    }
    if (kind === "checkbox") for (let step = 0; step < level; step += 1) await indicator.locator("input").nth(step).check();
    if (kind === "radio") await indicator.locator("input").nth(0).check();
  }
}

/** Until the page says of every activity that it is kept. */
export async function allKept(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const told = [...document.querySelectorAll(".report-activities .saving")];
    return told.length > 0 && told.every((one) => one.classList.contains("kept"));
  });
}
