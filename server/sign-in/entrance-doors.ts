import { z } from "zod";

import { beginTry, forgive } from "#server/sign-in/attempts.ts";
import { bodyDoor, type Door } from "#server/sign-in/doors.ts";
import { judgePassword, toPassword } from "#server/sign-in/passwords.ts";
import { toEmail } from "#server/sign-in/people.ts";
import { sealed } from "#server/sign-in/secret.ts";
import { givenSessionToken } from "#server/sign-in/session-cookie.ts";
import { isSignInProblem, SIGN_IN_PROBLEMS, signInProblem, toCallbackProblem } from "#server/sign-in/sign-in-problems.ts";
import { answerWith, bodyOf, passRefusal, refuse, type Visit } from "#server/sign-in/visit.ts";

const Password = z.string().min(1).max(1024).transform(toPassword);
const ReturnTo = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\s\\]*$/u)
  .default("/");

/** Words come with the code in Thai digits or with a space in the middle. */
export const Code = z
  .string()
  .max(40)
  .transform((text) => text.replaceAll(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replaceAll(/\s/gu, ""));

async function signedIn(visit: Visit, answer: Response, by: string): Promise<Response> {
  const token = givenSessionToken(answer, visit.house.secret, visit.house.address);
  const person = token === undefined ? undefined : await visit.house.people.ofSession(token);
  if (person === undefined) return signInProblem("sign-in-broken", visit.incident);
  await visit.tell({ kind: "signed-in", person, by });
  return answerWith({ next: "done" }, answer);
}

/** Doors for those who are not signed in yet. */
export const ENTRANCE_DOORS: readonly Door[] = [
  {
    method: "GET",
    path: "/ways",
    perMinute: 600,
    enter: async ({ house }) =>
      answerWith({ password: true, passkey: true, providers: house.providers.map(({ id, name }) => ({ id, name })) }),
  },
  {
    method: "GET",
    path: "/refusals/:x",
    perMinute: 600,
    enter: async ({ parameter, incident }) =>
      isSignInProblem(parameter)
        ? answerWith({ kind: parameter, detail: SIGN_IN_PROBLEMS[parameter].says })
        : signInProblem("not-found", incident),
  },
  bodyDoor("/sign-in/email", 60, z.object({ email: z.string().max(254), password: Password }), async (visit, { email, password }) => {
    const { house } = visit;
    const key = `account:${sealed(house.secret, "account", toEmail(email))}`;
    const tried = await beginTry(house.pool, key);
    const person = (await house.people.idOfEmail(email)) ?? null;
    if (!tried.ok) return refuse(visit, tried.error.kind, person, tried.error.seconds);
    const answer = await visit.ask("/sign-in/email", { email: toEmail(email), password });
    if (!answer.ok) return passRefusal(visit, answer, person);
    await forgive(house.pool, key);
    if ((await bodyOf(answer.clone()))["twoFactorRedirect"] === true) return answerWith({ next: "second-factor" }, answer);
    return signedIn(visit, answer, "password");
  }),
  {
    method: "GET",
    path: "/passkey/generate-authenticate-options",
    perMinute: 60,
    enter: async (visit) => {
      const answer = await visit.ask("/passkey/generate-authenticate-options");
      if (!answer.ok) return passRefusal(visit, answer, null);
      // Required, not preferred: the device must ask its owner, and verification insists on it.
      return answerWith({ ...(await bodyOf(answer.clone())), userVerification: "required" }, answer);
    },
  },
  bodyDoor(
    "/passkey/verify-authentication",
    60,
    z.object({ response: z.looseObject({ id: z.string().max(2000) }) }),
    async (visit, body) => {
      const answer = await visit.ask("/passkey/verify-authentication", body);
      return answer.ok ? signedIn(visit, answer, "passkey") : passRefusal(visit, answer, null);
    },
  ),
  bodyDoor("/sign-in/social", 60, z.object({ provider: z.string().max(40), returnTo: ReturnTo }), async (visit, { provider, returnTo }) => {
    const { address, providers } = visit.house;
    if (!providers.some(({ id }) => id === provider)) return signInProblem("unknown-provider", visit.incident);
    const where = { provider, callbackURL: `${address}${returnTo}`, errorCallbackURL: `${address}/sign-in`, disableRedirect: true };
    const answer = await visit.ask("/sign-in/social", where, provider);
    // We know the provider and the library does not (its discovery could not be read or lacks keys), or nobody answered in time.
    if (answer.status === 404 || answer.status === 504) return signInProblem("provider-away", visit.incident);
    return answer.ok ? answerWith({ url: (await bodyOf(answer.clone()))["url"] }, answer) : passRefusal(visit, answer, null);
  }),
  {
    method: "GET",
    path: "/callback/:x",
    perMinute: 60,
    enter: async (visit) => {
      const { house, parameter } = visit;
      if (!house.providers.some(({ id }) => id === parameter)) return signInProblem("unknown-provider", visit.incident);
      const answer = await visit.ask(`/callback/${parameter}${visit.query}`, undefined, parameter);
      const token = givenSessionToken(answer, house.secret, house.address);
      const person = token === undefined ? undefined : await house.people.ofSession(token);
      const goes = new URL(answer.headers.get("location") ?? "/sign-in?error=internal_server_error", house.address);
      const headers = new Headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
      for (const cookie of answer.headers.getSetCookie()) headers.append("set-cookie", cookie);
      if (person === undefined) {
        const reason =
          answer.status === 504 ? "provider-away" : toCallbackProblem(goes.searchParams.get("error") ?? "internal_server_error");
        await visit.tell({ kind: "refused", person: null, by: parameter, reason });
        headers.set("location", `${house.address}/sign-in?refused=${reason}`);
      } else {
        await visit.tell({ kind: "signed-in", person, by: parameter });
        headers.set("location", goes.origin === house.address ? goes.href : `${house.address}/`);
      }
      return new Response(null, { status: 302, headers });
    },
  },
  bodyDoor("/reset-password/look", 30, z.object({ token: z.string().min(1).max(200) }), async (visit, { token }) => {
    const person = await visit.house.people.ofLink(token);
    return person === undefined ? refuse(visit, "link-over", null) : answerWith({ name: person.name, email: person.email });
  }),
  bodyDoor("/reset-password", 30, z.object({ token: z.string().min(1).max(200), newPassword: Password }), async (visit, body) => {
    const { people, passwordRules, pool, secret } = visit.house;
    const person = await people.ofLink(body.token);
    if (person === undefined) return refuse(visit, "link-over", null);
    const judged = await judgePassword(body.newPassword, person, passwordRules);
    if (!judged.ok) return signInProblem(judged.error.kind, visit.incident);
    const answer = await visit.ask("/reset-password", body);
    if (!answer.ok) return passRefusal(visit, answer, person.id);
    await forgive(pool, `account:${sealed(secret, "account", person.email)}`);
    await visit.tell({ kind: "password-set", person: person.id, by: "link" });
    return answerWith({ next: "sign-in" }, answer);
  }),
  bodyDoor("/two-factor/verify-backup-code", 60, z.object({ code: Code }), async (visit, { code }) => {
    // For the second step of a sign-in only: who is signed in has no use for a backup code.
    if (visit.token !== undefined && (await visit.house.people.ofSession(visit.token)) !== undefined)
      return signInProblem("second-factor-over", visit.incident);
    const answer = await visit.ask("/two-factor/verify-backup-code", { code });
    return answer.ok ? signedIn(visit, answer, "backup-code") : passRefusal(visit, answer, null);
  }),
  bodyDoor("/two-factor/verify-totp", 60, z.object({ code: Code }), async (visit, { code }) => {
    const { people, pool } = visit.house;
    const person = visit.token === undefined ? undefined : await people.ofSession(visit.token);
    if (person === undefined) {
      const answer = await visit.ask("/two-factor/verify-totp", { code });
      return answer.ok ? signedIn(visit, answer, "totp") : passRefusal(visit, answer, null);
    }
    const tried = await beginTry(pool, `person:${person}`);
    if (!tried.ok) return refuse(visit, tried.error.kind, person, tried.error.seconds);
    const wasOn = (await people.find(person))?.secondFactor === true;
    const answer = await visit.ask("/two-factor/verify-totp", { code });
    if (!answer.ok) return passRefusal(visit, answer, person);
    await forgive(pool, `person:${person}`);
    if (!wasOn) await visit.tell({ kind: "totp-on", person });
    return answerWith({ next: "done" }, answer);
  }),
];
