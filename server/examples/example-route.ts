import { Hono, type Context } from "hono";
import { z } from "zod";

import { isForged } from "#server/api/credential.ts";
import type { Numbered } from "#server/application.ts";
import type { Equipment } from "#server/equipment.ts";
import { toProblem } from "#server/problems.ts";
import type { ExampleOfficer } from "./officers.ts";

/** What the start of a house with examples hands in with each request; a house started otherwise has no such door. */
export interface ExampleBindings {
  readonly exampleOfficers?: () => Promise<readonly ExampleOfficer[]>;
}

const wish = z.object({ person: z.string().max(100) });

/** เข้าใช้แทนเจ้าหน้าที่ตัวอย่าง — their list, and a session as one of them without a password. Answers 404 where examples are off. */
export function exampleRoute({ examples, signIn, address }: Pick<Equipment, "examples" | "signIn" | "address">): Hono<Numbered> {
  const route = new Hono<Numbered>();
  const isOpen = examples && process.env["NODE_ENV"] !== "production";

  route.get("/examples/officers", async (context) => {
    const officers = isOpen ? officersOf(context) : undefined;
    if (officers === undefined) return toProblem("not-found", context.get("id"));
    return context.json(await officers(), 200, { "cache-control": "no-store" });
  });
  route.post("/examples/sign-in", async (context) => {
    const id = context.get("id");
    const officers = isOpen ? officersOf(context) : undefined;
    if (officers === undefined) return toProblem("not-found", id);
    if (isForged(context.req.raw, address)) return toProblem("forged", id);
    const asked = wish.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return toProblem("invalid-request", id);
    const officer = (await officers()).find(({ person }) => person === asked.data.person);
    if (officer === undefined) return toProblem("not-found", id);
    const cookie = await signIn.signInAsExample(officer.person, { address: "", incident: id });
    return context.json(officer, 200, { "set-cookie": cookie, "cache-control": "no-store" });
  });
  return route;
}

function officersOf(context: Context<Numbered>): ExampleBindings["exampleOfficers"] {
  return (context.env as ExampleBindings | undefined)?.exampleOfficers;
}
