import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Hono } from "hono";

import type { Form } from "#documents/forms/form.ts";
import { FORMS } from "#documents/forms/forms.ts";
import type { Numbered } from "#server/application.ts";
import { toProblem } from "#server/problems.ts";

/** `GET /forms` — the official forms the house reads and writes; `GET /examples` and `/examples/<form>` — a written-for-the-purpose document in each. */
export function formsRoute(papers: string): Hono<Numbered> {
  const examples = new Map(
    FORMS.map((form) => [String(form.name), join(papers, form.name, "source.txt")] as const).filter(([, path]) => existsSync(path)),
  );
  const route = new Hono<Numbered>();
  route.get("/forms", (context) => context.json(FORMS.map(line)));
  route.get("/examples", (context) => context.json(FORMS.filter(({ name }) => examples.has(name)).map(line)));
  route.get("/examples/:form", (context) => {
    const path = examples.get(context.req.param("form"));
    if (path === undefined) return toProblem("not-found", context.get("id"));
    return context.body(readFileSync(path, "utf8"), 200, { "content-type": "text/plain; charset=utf-8" });
  });
  return route;
}

/** What the outside needs to know of a form. */
function line({ name, thai, english, issuer }: Form): Pick<Form, "name" | "thai" | "english" | "issuer"> {
  return { name, thai, english, issuer };
}
