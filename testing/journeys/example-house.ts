import type { Browser, Page } from "playwright-core";

import { openDatabase } from "#store/database.ts";
import { openStore } from "#store/within.ts";
import { openTestDatabase } from "#testing/database.ts";
import type { ExampleBindings } from "#server/examples/example-route.ts";
import type { ExamplePerson } from "#server/examples/officers.ts";
import { plantExamples } from "#server/examples/plant-examples.ts";
import { readExampleOfficers } from "#server/sign-in/example-people.ts";
import { plantReferenceTree } from "#store/reference-tree.ts";
import { serveHouse, type ServedHouse } from "./house.ts";

/** A house with the example agencies and their plans, whose year nobody has told yet. */
export interface ExampleHouse extends ServedHouse {
  /** Asks as an example officer, without a page; throws where it is refused. */
  readonly ask: <T>(person: ExamplePerson, method: string, path: string, sent?: Sent) => Promise<T>;
}

interface Sent {
  readonly body?: unknown;
  readonly revision?: number;
}

/** Opens a house in which the example agencies have plans that are approved, and no reports. */
export async function openExampleHouse(today: () => string): Promise<ExampleHouse> {
  const database = await openTestDatabase();
  await plantReferenceTree(database.ownerUrl);
  const [owner, records] = [openDatabase(database.ownerUrl, null, 2), openDatabase(database.serverUrl, "khunatham_app", 2)];
  await plantExamples({ owner: owner.pool, store: openStore(records), today: today(), results: false });
  await Promise.all([owner.close(), records.close()]);
  const served = await serveHouse(
    database.serverUrl,
    ({ signIns }): ExampleBindings => ({ exampleOfficers: () => readExampleOfficers(signIns.pool) }),
    today,
  );
  const cookies = new Map<ExamplePerson, string>();
  const signIn = async (person: ExamplePerson): Promise<string> => {
    const kept = cookies.get(person);
    if (kept !== undefined) return kept;
    const answer = await fetch(`${served.address}/api/v1/examples/sign-in`, {
      method: "POST",
      headers: { origin: served.address, "content-type": "application/json" },
      body: JSON.stringify({ person }),
    });
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    cookies.set(person, cookie);
    return cookie;
  };
  return {
    ...served,
    ask: async (person, method, path, { body, revision } = {}) => {
      const answer = await fetch(`${served.address}/api/v1${path}`, {
        method,
        headers: {
          origin: served.address,
          cookie: await signIn(person),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(revision === undefined ? {} : { "if-match": `"${revision}"` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${person} ${method} ${path}: ${await answer.text()}`);
      return answer.json();
    },
    close: async () => {
      await served.close();
      await database.drop();
    },
  };
}

/** A window in which an example officer is signed in, as by the one press of the sign-in page; a phone where it is narrow. */
export async function openAsExample(
  browser: Browser,
  house: ServedHouse,
  person: ExamplePerson,
  where: string,
  width: 360 | 1280,
): Promise<Page> {
  const isPhone = width === 360;
  const context = await browser.newContext({
    viewport: { width, height: isPhone ? 740 : 900 },
    hasTouch: isPhone,
    isMobile: isPhone,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const signed = await page.request.post(`${house.address}/api/v1/examples/sign-in`, {
    headers: { origin: house.address },
    data: { person },
  });
  if (!signed.ok()) throw new Error(await signed.text());
  await page.goto(house.address + where);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}
