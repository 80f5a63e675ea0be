import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

import type { AgencyKind } from "#domain/agency/agency.ts";
import type { Role } from "#domain/person/role.ts";
import { ask } from "../api.ts";

/** Who is signed in, with the agencies where they hold a role: GET /me. */
export interface Me {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly today: string;
  readonly fiscalYear: number;
  readonly memberships: readonly {
    readonly agency: { readonly id: number; readonly name: string; readonly shortName: string | null; readonly kind: AgencyKind };
    readonly role: Role;
    readonly actingFor: string | null;
    readonly until: string | null;
  }[];
}

/** Not yet known, nobody, or somebody. */
type Known = { readonly is: "asking" } | { readonly is: "nobody" } | { readonly is: "away" } | { readonly is: "me"; readonly me: Me };

interface Knowing {
  readonly known: Known;
  /** Asks again: after signing in or out. */
  readonly renew: () => Promise<void>;
}

const Knowing = createContext<Knowing>({ known: { is: "asking" }, renew: () => Promise.resolve() });

/** Asks once who is signed in, and tells all pages. */
export function MeProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [known, setKnown] = useState<Known>({ is: "asking" });
  const renew = useCallback(async () => setKnown(await askWho()), []);
  useEffect(() => {
    void askWho().then(setKnown);
  }, []);
  const knowing = useMemo(() => ({ known, renew }), [known, renew]);
  return <Knowing value={knowing}>{children}</Knowing>;
}

async function askWho(): Promise<Known> {
  const got = await ask<Me>("/me");
  return got.ok ? { is: "me", me: got.value.value } : { is: got.error.status === 401 ? "nobody" : "away" };
}

/** Who is signed in, as far as known. */
export function useKnowing(): Knowing {
  return useContext(Knowing);
}

/** The person signed in; a page that uses it stands behind `SignedIn`. */
export function useMe(): Me {
  const { known } = useContext(Knowing);
  if (known.is !== "me") throw new Error("nobody is signed in on this page");
  return known.me;
}

/** Does the person hold one of these roles at this agency? Pages show what may be done; the server decides. */
export function holdsRole(me: Me, agency: number, ...roles: readonly Role[]): boolean {
  return me.memberships.some((one) => one.agency.id === agency && roles.includes(one.role));
}
