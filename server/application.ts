import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono, type Context } from "hono";
import { compress } from "hono/compress";

import { ENDPOINTS } from "#server/api/endpoints.ts";
import { mount } from "#server/api/mount.ts";
import type { Equipment } from "#server/equipment.ts";
import { describeBug } from "#server/log.ts";
import { NOT_FOUND_PAGE } from "#server/not-found-page.ts";
import { toProblem } from "#server/problems.ts";
import { formsRoute } from "#server/routes/forms.ts";
import { readRoute } from "#server/routes/read.ts";
import { writeRoute } from "#server/routes/write.ts";
import { SECURITY_HEADERS } from "#server/security-headers.ts";

/** Every request carries its number: in the log, in the answer, in a problem's `incident`. */
export interface Numbered {
  readonly Variables: { readonly id: string };
}

/** Addresses that web/application.tsx shows a page at. */
const PAGES = /^\/(?:try|sign-in|set-password|plans|imports|agencies|account)(?:\/|$)/u;

/** Where a request comes from: the socket's address. A proxy in front is named in TRUSTED_PROXY, then its header counts. */
function callerOf(context: Context<Numbered>): string {
  const trusted = process.env["TRUSTED_PROXY"];
  const socket = socketAddress(context);
  const forwarded = context.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return trusted !== undefined && socket === trusted && forwarded !== undefined ? forwarded : socket;
}

function socketAddress(context: Context<Numbered>): string {
  try {
    return getConnInfo(context).remote.address ?? "";
  } catch {
    return "";
  }
}

/** ระบบทั้งหมดที่ตอบคำขอทางเครือข่าย — the routes, inside headers, log and the one handler of bugs. */
export function application(equipment: Equipment): Hono<Numbered> {
  const { desk, webFiles, papers, log } = equipment;
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
  app.all("/api/v1/auth/*", (context) =>
    equipment.signIn.handler(context.req.raw, { address: callerOf(context), incident: context.get("id") }),
  );
  app.route("/api/v1", mount(ENDPOINTS, equipment));
  app.route("/api/v1", readRoute(desk));
  app.route("/api/v1", writeRoute(desk));
  app.route("/api/v1", formsRoute(papers));
  app.all("/api/v1/:route{read|write}", (context) => toProblem("method-not-allowed", context.get("id")));
  app.get("*", async (context, next) => (await webFiles(context.req.path, context.req.raw)) ?? next());
  // The pages of the application have addresses of their own; the application itself finds the page.
  app.get("*", async (context, next) =>
    PAGES.test(context.req.path) && (context.req.header("accept") ?? "").includes("text/html")
      ? ((await webFiles("/", context.req.raw)) ?? next())
      : next(),
  );
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
