import { z } from "zod";

import { beginTry, forgive } from "#server/sign-in/attempts.ts";
import { bodyDoor, type Door } from "#server/sign-in/doors.ts";
import { Code } from "#server/sign-in/entrance-doors.ts";
import { judgePassword, toPassword } from "#server/sign-in/passwords.ts";
import type { SignedPerson } from "#server/sign-in/people.ts";
import { signInProblem } from "#server/sign-in/sign-in-problems.ts";
import { answerWith, bodyOf, passRefusal, refuse, type Visit } from "#server/sign-in/visit.ts";

/** A visit of somebody who is signed in. */
interface OwnVisit extends Visit {
  readonly person: SignedPerson;
  readonly token: string;
}

const Password = z.string().min(1).max(1024).transform(toPassword);
const Nothing = z.unknown();

function ownDoor<T>(path: string, shape: z.ZodType<T>, enter: (visit: OwnVisit, body: T) => Promise<Response>): Door {
  return bodyDoor(path, 60, shape, own(enter));
}

function ownPage(path: string, enter: (visit: OwnVisit) => Promise<Response>): Door {
  return { method: "GET", path, perMinute: 300, enter: (visit) => own(enter)(visit, undefined) };
}

function own<T>(enter: (visit: OwnVisit, body: T) => Promise<Response>): (visit: Visit, body: T) => Promise<Response> {
  return async (visit, body) => {
    const { token, house } = visit;
    const id = token === undefined ? undefined : await house.people.ofSession(token);
    const person = id === undefined ? undefined : await house.people.find(id);
    if (token === undefined || person === undefined) return signInProblem("not-signed-in", visit.incident);
    return enter({ ...visit, token, person }, body);
  };
}

/** What asks for the password or a code again may be tried a few times only: an open browser is not a licence to guess. */
async function guarded(visit: OwnVisit, act: () => Promise<Response>): Promise<Response> {
  const key = `person:${visit.person.id}`;
  const tried = await beginTry(visit.house.pool, key);
  if (!tried.ok) return refuse(visit, tried.error.kind, visit.person.id, tried.error.seconds);
  const answer = await act();
  if (answer.ok) await forgive(visit.house.pool, key);
  return answer;
}

const toPasskey = (row: Readonly<Record<string, unknown>>) => ({
  id: row["id"],
  name: row["name"] ?? "",
  createdAt: row["createdAt"],
  synced: row["backedUp"] === true,
});

/** Doors for those who are signed in, to what is their own. */
export const OWN_DOORS: readonly Door[] = [
  ownPage("/account", async ({ person: { id, name, email, secondFactor, hasPassword } }) =>
    answerWith({ person: { id, name, email }, secondFactor, hasPassword }),
  ),
  ownDoor("/sign-out", Nothing, async (visit) => {
    const answer = await visit.ask("/sign-out", {});
    if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
    await visit.tell({ kind: "signed-out", person: visit.person.id });
    return answerWith({ next: "sign-in" }, answer);
  }),
  ownDoor("/change-password", z.object({ currentPassword: Password, newPassword: Password }), async (visit, body) => {
    const judged = await judgePassword(body.newPassword, visit.person, visit.house.passwordRules);
    if (!judged.ok) return signInProblem(judged.error.kind, visit.incident);
    return guarded(visit, async () => {
      const answer = await visit.ask("/change-password", { ...body, revokeOtherSessions: true });
      if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
      await visit.tell({ kind: "password-set", person: visit.person.id, by: "password" });
      return answerWith({ next: "done" }, answer);
    });
  }),
  ownDoor("/two-factor/enable", z.object({ password: Password }), (visit, { password }) =>
    guarded(visit, async () => {
      const answer = await visit.ask("/two-factor/enable", { password, method: "totp" });
      if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
      const { totpURI, backupCodes } = await bodyOf(answer.clone());
      return answerWith({ uri: totpURI, secret: new URL(String(totpURI)).searchParams.get("secret"), backupCodes }, answer);
    }),
  ),
  ownDoor("/two-factor/disable", z.object({ password: Password, code: Code }), (visit, { password, code }) =>
    guarded(visit, async () => {
      if (!visit.person.secondFactor) return signInProblem("second-factor-off", visit.incident);
      // The code first: turning it off takes what it protects, and the password.
      const shown = await visit.ask("/two-factor/verify-totp", { code });
      if (!shown.ok) return passRefusal(visit, shown, visit.person.id);
      const answer = await visit.ask("/two-factor/disable", { password });
      if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
      await visit.tell({ kind: "totp-off", person: visit.person.id });
      return answerWith({ next: "done" }, answer);
    }),
  ),
  ownDoor("/two-factor/generate-backup-codes", z.object({ password: Password }), (visit, { password }) =>
    guarded(visit, async () => {
      const answer = await visit.ask("/two-factor/generate-backup-codes", { password });
      if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
      await visit.tell({ kind: "backup-codes-made", person: visit.person.id });
      return answerWith({ backupCodes: (await bodyOf(answer.clone()))["backupCodes"] }, answer);
    }),
  ),
  ownPage("/passkey/generate-register-options", async (visit) => {
    const answer = await visit.ask("/passkey/generate-register-options");
    return answer.ok ? answerWith(await bodyOf(answer.clone()), answer) : passRefusal(visit, answer, visit.person.id);
  }),
  ownDoor(
    "/passkey/verify-registration",
    z.object({ response: z.looseObject({ id: z.string().max(2000) }), name: z.string().trim().min(1).max(100) }),
    async (visit, body) => {
      const answer = await visit.ask("/passkey/verify-registration", body);
      if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
      await visit.tell({ kind: "passkey-added", person: visit.person.id });
      return answerWith(toPasskey(await bodyOf(answer.clone())), answer);
    },
  ),
  ownPage("/passkey/list-user-passkeys", async (visit) => {
    const answer = await visit.ask("/passkey/list-user-passkeys");
    if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
    const rows: unknown = await answer.clone().json();
    return answerWith(Array.isArray(rows) ? rows.map(toPasskey) : [], answer);
  }),
  ownDoor(
    "/passkey/update-passkey",
    z.object({ id: z.string().max(100), name: z.string().trim().min(1).max(100) }),
    async (visit, body) => {
      const answer = await visit.ask("/passkey/update-passkey", body);
      if (answer.status === 401 || answer.status === 404) return signInProblem("passkey-not-found", visit.incident);
      if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
      const { passkey } = await bodyOf(answer.clone());
      return answerWith(toPasskey({ ...(passkey as object) }), answer);
    },
  ),
  ownDoor("/passkey/delete-passkey", z.object({ id: z.string().max(100) }), async (visit, body) => {
    const answer = await visit.ask("/passkey/delete-passkey", body);
    if (answer.status === 401 || answer.status === 404) return signInProblem("passkey-not-found", visit.incident);
    if (!answer.ok) return passRefusal(visit, answer, visit.person.id);
    await visit.tell({ kind: "passkey-removed", person: visit.person.id });
    return answerWith({ next: "done" }, answer);
  }),
  ownPage("/sessions", async ({ house, person, token }) => answerWith(await house.people.sessions(person.id, token))),
  ownDoor("/sessions/revoke", z.object({ id: z.string().max(100) }), async (visit, { id }) => {
    const { house, person, token } = visit;
    const mine = (await house.people.sessions(person.id, token)).find((session) => session.id === id);
    if (mine === undefined) return signInProblem("session-not-found", visit.incident);
    // Its own session ends the ordinary way, which takes the cookie along.
    const answer = mine.current ? await visit.ask("/sign-out", {}) : undefined;
    if (answer === undefined) await house.people.endSession(person.id, id);
    await visit.tell({ kind: "session-revoked", person: person.id });
    return answerWith({ next: mine.current ? "sign-in" : "done" }, answer);
  }),
  ownDoor("/sessions/revoke-others", Nothing, async (visit) => {
    const { house, person, token } = visit;
    if ((await house.people.endOtherSessions(person.id, token)) > 0) await visit.tell({ kind: "session-revoked", person: person.id });
    return answerWith({ next: "done" });
  }),
];
