import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono, type Context } from "hono";
import { compress } from "hono/compress";
import { matchedRoutes } from "hono/route";

import { ENDPOINTS } from "#server/api/endpoints.ts";
import { mount } from "#server/api/mount.ts";
import { calendarRoute } from "#server/calendar-route.ts";
import type { Equipment } from "#server/equipment.ts";
import { exampleRoute } from "#server/examples/example-route.ts";
import { describeBug } from "#server/log.ts";
import { mayReadMetrics } from "#server/metrics.ts";
import { NOT_FOUND_PAGE } from "#server/not-found-page.ts";
import { toProblem } from "#server/problems.ts";
import { isLoopback, tooManyRequests } from "#server/rate-limits.ts";
import { readyAnswer } from "#server/ready.ts";
import { formsRoute } from "#server/routes/forms.ts";
import { readRoute } from "#server/routes/read.ts";
import { writeRoute } from "#server/routes/write.ts";
import { securityHeaders } from "#server/security-headers.ts";
import { isDatabaseAway } from "#store/readiness.ts";

/** Every request carries its number: in the log, in the answer, in a problem's `incident`. */
export interface Numbered {
  readonly Variables: { readonly id: string };
}

/** Addresses that web/application.tsx shows a page at. */
const PAGES = /^\/(?:try|sign-in|set-password|plans|imports|answers|calendar|agencies|account)(?:\/|$)/u;

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

/**
 * Headers on an answer that is made already. Hono's own `context.header` would make the answer anew for each of them, with its body as a stream:
 * that costs more than most answers do.
 */
function setHeaders(context: Context<Numbered>, all: readonly (readonly [string, string])[]): void {
  try {
    for (const [name, value] of all) context.res.headers.set(name, value);
  } catch {
    // An answer passed on from elsewhere may have its headers closed.
    for (const [name, value] of all) context.header(name, value);
  }
}

/** The first pattern that took the request, beside what is wrapped around everything; what no route knows is one and the same. */
function routeOf(context: Context<Numbered>): string {
  const [first] = matchedRoutes(context).filter(({ path }) => path !== "/*" && path !== "/api/*" && path !== "*");
  if (first !== undefined) return first.path;
  return context.res.status < 400 ? "pages" : "none";
}

/** The API's description and its page, made when somebody first asks for them: an idle server stays small without. */
function openDescription(address: string) {
  const describe = async () => {
    const [{ describeApi }, { API_PAGE_STYLE, apiPage }] = await Promise.all([
      import("#server/api/openapi.ts"),
      import("#server/api/api-page.ts"),
    ]);
    const api = describeApi();
    return { api, page: await apiPage(api, address), style: API_PAGE_STYLE };
  };
  let described: ReturnType<typeof describe> | undefined;
  return () => (described ??= describe());
}

/** ระบบทั้งหมดที่ตอบคำขอทางเครือข่าย — the routes, inside headers, log and the one handler of bugs. */
export function application(equipment: Equipment): Hono<Numbered> {
  const { desk, webFiles, papers, log, metrics, limits, address } = equipment;
  const headers = Object.entries(securityHeaders(address));
  const app = new Hono<Numbered>();
  app.use(async (context, next) => {
    const began = performance.now();
    const id = crypto.randomUUID();
    context.set("id", id);
    await next();
    setHeaders(context, [["x-request-id", id], ...headers]);
    const answered = {
      method: context.req.method,
      route: routeOf(context),
      status: context.res.status,
      milliseconds: performance.now() - began,
    };
    metrics.answered(answered);
    log({ event: "request", id, ...answered, milliseconds: Math.round(answered.milliseconds) });
  });
  const compressing = compress({ threshold: 2048 });
  app.use("/api/*", (context, next) =>
    /gzip|deflate|\*/u.test(context.req.header("accept-encoding") ?? "") ? compressing(context, next) : next(),
  );
  app.use("/api/*", async (context, next) => {
    await next();
    if (!context.res.headers.has("cache-control")) setHeaders(context, [["cache-control", "no-store"]]);
  });
  app.get("/healthz", (context) => context.json({ status: "ok" }));
  app.get("/readyz", (context) => readyAnswer(equipment.records, context.get("id")));
  app.get("/metrics", async (context) => {
    // A proxy on this machine asks from loopback too: whatever it passes on carries its mark.
    const isOurs =
      isLoopback(socketAddress(context)) && !["x-forwarded-for", "forwarded", "via"].some((name) => context.req.header(name) !== undefined);
    if (!isOurs && !mayReadMetrics(context.req.header("authorization"), process.env["KHUNATHAM_METRICS_TOKEN"]))
      return toProblem("not-found", context.get("id"));
    return context.body(await metrics.text(), 200, {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-store",
    });
  });
  const description = openDescription(address);
  app.get("/api", async (context) => context.html((await description()).page, 200, { "cache-control": "no-cache" }));
  app.get("/api/page.css", async (context) =>
    context.body((await description()).style, 200, { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" }),
  );
  app.get("/api/v1/openapi.json", async (context) => context.json((await description()).api, 200, { "cache-control": "no-cache" }));
  app.all("/api/v1/auth/*", (context) =>
    equipment.signIn.handler(context.req.raw, { address: callerOf(context), incident: context.get("id") }),
  );
  app.route("/api/v1", mount(ENDPOINTS, equipment));
  app.route("/api/v1", calendarRoute(equipment));
  app.use("/api/v1/read", async (context, next) => {
    const caller = callerOf(context);
    const wait = caller === "" || isLoopback(caller) ? null : await limits.count("documents", caller);
    return wait === null ? next() : tooManyRequests(context.get("id"), wait);
  });
  app.route("/api/v1", readRoute(desk));
  app.route("/api/v1", writeRoute(desk));
  app.route("/api/v1", exampleRoute(equipment));
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
    !context.req.path.startsWith("/api/v1/") && (context.req.header("accept") ?? "").includes("text/html")
      ? context.html(NOT_FOUND_PAGE, 404)
      : toProblem("not-found", context.get("id")),
  );
  app.onError((cause, context) => {
    log({ event: "broken", id: context.get("id"), ...describeBug(cause) });
    return toProblem(isDatabaseAway(cause) ? "database-away" : "broken", context.get("id"));
  });
  return app;
}
