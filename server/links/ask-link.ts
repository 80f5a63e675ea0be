import { lookup as resolve } from "node:dns";
import { request as overHttp, type RequestOptions } from "node:http";
import { request as overHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";

import type { LinkAnswer } from "#domain/evidence/link-watch.ts";
import { isPublicAddress } from "./public-address.ts";

/** What a link may lead to; only tests say other than the web. */
export interface AskRules {
  readonly allows: (address: string) => boolean;
  readonly ports: readonly number[];
  /** Of the whole, redirects included. */
  readonly milliseconds: number;
}

const ON_THE_WEB: AskRules = { allows: isPublicAddress, ports: [80, 443], milliseconds: 10_000 };
const REDIRECTS = 3;
const HEADERS = { "user-agent": "Khunatham link watch", accept: "*/*", connection: "close" };
const FORBIDDEN = "EFORBIDDENADDRESS";

/**
 * ลองเปิดลิงก์ — asks whether a page is there, by HEAD and, where that does not find it, by GET, whose body is not read. People typed the address:
 * nothing in the network of the house is asked, wherever a name or a redirect leads.
 */
export async function askLink(link: string, rules: AskRules = ON_THE_WEB): Promise<LinkAnswer> {
  const whole = AbortSignal.timeout(rules.milliseconds);
  // A server that knows no HEAD and says nothing to it leaves time for the other.
  const answer = await follow(link, "HEAD", rules, AbortSignal.timeout(rules.milliseconds / 2));
  const isFound = answer.kind === "status" && answer.status >= 200 && answer.status < 300;
  return isFound ? answer : follow(link, "GET", rules, whole);
}

async function follow(link: string, method: "HEAD" | "GET", rules: AskRules, signal: AbortSignal): Promise<LinkAnswer> {
  let url = URL.parse(link);
  for (let redirects = 0; redirects <= REDIRECTS && url !== null && mayAsk(url, rules); redirects += 1) {
    const { answer, location } = await ask(url, method, rules, signal);
    if (location === null) return answer;
    url = URL.parse(location, url.href);
  }
  return { kind: "unknown" };
}

function mayAsk({ protocol, port, hostname }: URL, { allows, ports }: AskRules): boolean {
  if (!/^https?:$/u.test(protocol) || !ports.includes(Number(port || (protocol === "http:" ? 80 : 443)))) return false;
  // An address written out is never looked up.
  const literal = hostname.replaceAll(/[[\]]/gu, "");
  return isIP(literal) === 0 || allows(literal);
}

interface Asked {
  readonly answer: LinkAnswer;
  /** Where a redirect leads. */
  readonly location: string | null;
}

async function ask(url: URL, method: "HEAD" | "GET", { allows }: AskRules, signal: AbortSignal): Promise<Asked> {
  const { protocol, hostname, port, pathname, search } = url;
  const options: RequestOptions = {
    method,
    // Without the name and password that an address may hold.
    host: hostname.replaceAll(/[[\]]/gu, ""),
    port: port === "" ? (protocol === "http:" ? 80 : 443) : port,
    path: `${pathname}${search}`,
    headers: HEADERS,
    agent: false,
    lookup: lookupOnly(allows),
    signal,
  };
  return new Promise((told) => {
    const asked = (protocol === "http:" ? overHttp : overHttps)(options);
    asked.on("response", (response) => {
      const { statusCode: status = 0, headers } = response;
      response.on("error", () => undefined).destroy();
      const location = [301, 302, 303, 307, 308].includes(status) ? (headers.location ?? null) : null;
      told({ answer: { kind: "status", status }, location });
    });
    asked.on("error", (cause) => told({ answer: answerOf(cause, signal), location: null }));
    // A server that answers with another protocol ends the connection without either.
    asked.on("close", () => told({ answer: { kind: "unknown" }, location: null }));
    asked.end();
  });
}

/** Looks a name up and lets the connection go to the addresses that were looked at, and to no other. */
function lookupOnly(allows: AskRules["allows"]): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (failed, addresses) => {
      const isForbidden = failed === null && !addresses.every(({ address }) => allows(address));
      const cause = isForbidden ? Object.assign(new Error(`${hostname} leads inside`), { code: FORBIDDEN }) : failed;
      const [first] = addresses ?? [];
      if (cause !== null || first === undefined) done(cause ?? Object.assign(new Error("no address"), { code: "ENOTFOUND" }), []);
      else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function answerOf(cause: Error, signal: AbortSignal): LinkAnswer {
  if (signal.aborted) return { kind: "silent" };
  switch ("code" in cause ? cause.code : null) {
    case "ENOTFOUND":
      return { kind: "no-name" };
    case "ECONNREFUSED":
      return { kind: "refused" };
    case "ETIMEDOUT":
      return { kind: "silent" };
    default:
      return { kind: "unknown" };
  }
}
