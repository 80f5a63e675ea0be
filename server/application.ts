import { Hono } from "hono";
import { compress } from "hono/compress";

import { describeBug, type Log } from "#server/log.ts";
import { NOT_FOUND_PAGE } from "#server/not-found-page.ts";
import type { PaperDesk } from "#server/paper-desk.ts";
import { toProblem } from "#server/problems.ts";
import { formsRoute } from "#server/routes/forms.ts";
import { readRoute } from "#server/routes/read.ts";
import { writeRoute } from "#server/routes/write.ts";
import { SECURITY_HEADERS } from "#server/security-headers.ts";
import type { WebFiles } from "#server/web-files.ts";

/** Every request carries its number: in the log, in the answer, in a problem's `incident`. */
export interface Numbered {
  readonly Variables: { readonly id: string };
}

/** What the application works with. */
export interface Equipment {
  readonly desk: PaperDesk;
  readonly webFiles: WebFiles;
  /** Folder of the example documents, one folder per form. */
  readonly papers: string;
  readonly log: Log;
}

/** ระบบทั้งหมดที่ตอบคำขอทางเครือข่าย — the routes, inside headers, log and the one handler of bugs. */
export function application({ desk, webFiles, papers, log }: Equipment): Hono<Numbered> {
  const app = new Hono<Numbered>();
  app.use(async (context, next) => {
    const began = performance.now();
    const id = crypto.randomUUID();
    context.set("id", id);
    await next();
    context.header("x-request-id", id);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value);
    const { method, path } = context.req;
    log({ event: "request", id, method, path, status: context.res.status, milliseconds: Math.round(performance.now() - began) });
  });
  app.use("/api/*", compress({ threshold: 2048 }));
  app.get("/healthz", (context) => context.json({ status: "ok" }));
  app.route("/api/v1", readRoute(desk));
  app.route("/api/v1", writeRoute(desk));
  app.route("/api/v1", formsRoute(papers));
  app.all("/api/v1/:route{read|write}", (context) => toProblem("method-not-allowed", context.get("id")));
  app.get("*", async (context, next) => (await webFiles(context.req.path, context.req.raw)) ?? next());
  app.notFound((context) =>
    (context.req.header("accept") ?? "").includes("text/html")
      ? context.html(NOT_FOUND_PAGE, 404)
      : toProblem("not-found", context.get("id")),
  );
  app.onError((cause, context) => {
    log({ event: "broken", id: context.get("id"), ...describeBug(cause) });
    return toProblem("broken", context.get("id"));
  });
  return app;
}
