import { createHmac, timingSafeEqual } from "node:crypto";

/** Seconds the browser keeps the cookie: the longest a session may live. The database ends it sooner (0001-sign-in.sql). */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** Where cookies are set: the public origin decides on Secure and on the `__Host-` prefix. */
export function cookiePrefix(address: string): string {
  return isSecure(address) ? "__Host-khunatham" : "khunatham";
}

/** Whether the house is reached over TLS. */
export function isSecure(address: string): boolean {
  return address.startsWith("https://");
}

/** The name of the session's cookie at this address. */
export function sessionCookieName(address: string): string {
  return `${cookiePrefix(address)}.session_token`;
}

/** The token in the request's session cookie, when its signature is right. Looks at nothing else: whether the session lives, the database says. */
export function readSessionToken(request: Request, secret: string, address: string): string | undefined {
  const signed = cookieValue(request.headers.get("cookie") ?? "", sessionCookieName(address));
  const cut = signed?.lastIndexOf(".") ?? -1;
  if (signed === undefined || cut < 1) return undefined;
  const token = signed.slice(0, cut);
  const given = Buffer.from(signed.slice(cut + 1), "base64");
  const right = Buffer.from(signature(token, secret), "base64");
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
}

/** The session's cookie as a Set-Cookie header, signed the way better-auth signs it. */
export function writeSessionCookie(token: string, secret: string, address: string): string {
  const value = encodeURIComponent(`${token}.${signature(token, secret)}`);
  const secure = isSecure(address) ? "; Secure" : "";
  return `${sessionCookieName(address)}=${value}; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

/** Whether an answer hands out a session: its cookie is set, and not set to nothing. */
export function givenSessionToken(answer: Response, secret: string, address: string): string | undefined {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  return readSessionToken(new Request(address, { headers: { cookie: cookies.join("; ") } }), secret, address);
}

function signature(token: string, secret: string): string {
  return createHmac("sha256", secret).update(token).digest("base64");
}

function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim());
  }
  return undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
