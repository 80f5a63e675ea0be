import type { BrowserContext, Page } from "playwright-core";

import { openDatabase } from "#store/database.ts";
import { readSecret } from "#server/sign-in/secret.ts";
import { writeSessionCookie } from "#server/sign-in/session-cookie.ts";
import type { House } from "./house.ts";

/** Signs an officer of the small country (testing/office.ts) in without the door: the cookie of their session is put into the browser. */
export async function signInAs(page: Page, house: Pick<House, "address" | "office">, officer: string): Promise<void> {
  await page.context().addCookies([await cookieOf(house, officer)]);
}

type Cookie = Parameters<BrowserContext["addCookies"]>[0][number];

async function cookieOf({ address, office }: Pick<House, "address" | "office">, officer: string): Promise<Cookie> {
  const database = openDatabase(office.serverUrl, "khunatham_sign_in", 1);
  try {
    const secret = await readSecret(process.env, database.pool);
    const [pair = ""] = writeSessionCookie(office.session(officer), secret, address).split(";");
    const cut = pair.indexOf("=");
    return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url: address, httpOnly: true, sameSite: "Lax" };
  } finally {
    await database.close();
  }
}
