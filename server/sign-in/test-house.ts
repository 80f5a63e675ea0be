import type { SignInEvent } from "#server/sign-in/events.ts";
import { openSignIn, type SignIn, type SignInRules } from "#server/sign-in/sign-in.ts";
import { openTestDatabase, type TestDatabase } from "#server/sign-in/test-database.ts";

/** A sign-in on a database of its own, for tests. */
export interface TestHouse {
  readonly database: TestDatabase;
  readonly signIn: SignIn;
  readonly events: SignInEvent[];
  readonly address: string;
  readonly secret: string;
  readonly complaints: string[];
  /** A person with this password, set through a one-time link. */
  readonly invite: (name: string, email: string, password: string) => Promise<string>;
  readonly browser: (from?: string) => TestBrowser;
}

/** A browser that keeps cookies and sends its origin. */
export interface TestBrowser {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly cookies: Map<string, string>;
  readonly request: () => Request;
}

/** An answer read whole. */
export interface Answer {
  readonly status: number;
  // Tests look into any answer.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  readonly headers: Headers;
}

/** Opens a house at this address. */
export async function openTestHouse(address = "http://127.0.0.1:8569", more: Partial<SignInRules> = {}): Promise<TestHouse> {
  const database = await openTestDatabase();
  const events: SignInEvent[] = [];
  const complaints: string[] = [];
  const secret = "a-secret-of-the-tests-that-is-long-enough-0123456789";
  const signIn = openSignIn({
    pool: database.pool,
    secret,
    address,
    onEvent: (event) => void events.push(event),
    log: ({ error }) => void complaints.push(error),
    ...more,
  });

  function browser(from = "192.0.2.7"): TestBrowser {
    const cookies = new Map<string, string>();
    const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const visit = async (request: Request): Promise<Answer> => {
      const answer = await signIn.handler(request, { address: from, incident: "TEST" });
      for (const line of answer.headers.getSetCookie()) {
        const [pair = "", ...flags] = line.split("; ");
        const name = pair.slice(0, pair.indexOf("="));
        if (flags.includes("Max-Age=0")) cookies.delete(name);
        else cookies.set(name, pair.slice(name.length + 1));
      }
      const text = await answer.text();
      return { status: answer.status, body: text === "" ? undefined : JSON.parse(text), headers: answer.headers };
    };
    const url = (path: string): string => (path.startsWith("http") ? path : `${address}/api/v1/auth${path}`);
    return {
      cookies,
      request: () => new Request(address, { headers: { cookie: cookie() } }),
      get: (path) => visit(new Request(url(path), { headers: { cookie: cookie() } })),
      post: (path, body, headers = {}) =>
        visit(
          new Request(url(path), {
            method: "POST",
            body: JSON.stringify(body),
            headers: { "content-type": "application/json", origin: address, cookie: cookie(), ...headers },
          }),
        ),
    };
  }

  return {
    database,
    signIn,
    events,
    complaints,
    address,
    secret,
    browser,
    invite: async (name, email, password) => {
      const person = await signIn.findOrMakePerson({ name, email });
      const link = await signIn.makeOneTimeLink(person, "first-password", 24);
      if (!link.ok) throw new Error(link.error.kind);
      const set = await browser().post("/reset-password", { token: tokenOf(link.value.url), newPassword: password });
      if (set.status !== 200) throw new Error(JSON.stringify(set.body));
      events.splice(0);
      return person;
    },
  };
}

/** The token a one-time link carries in its fragment. */
export function tokenOf(url: string): string {
  return new URL(url).hash.slice(1);
}
