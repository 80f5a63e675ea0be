import { useEffect, useState, type ReactNode } from "react";

import { ask } from "../../api.ts";
import type { AgencyTold } from "./told.ts";

const known = new Map<number, Promise<string | null>>();

/** The name of an agency by its id, asked for once and remembered while the page is open. */
export function nameOfAgency(id: number): Promise<string | null> {
  const found = known.get(id) ?? ask<AgencyTold>(`/agencies/${id}`).then((got) => (got.ok ? got.value.value.agency.name : null));
  known.set(id, found);
  return found;
}

/** Tells a name that is known already, so that nobody has to ask. */
export function rememberAgency(id: number, name: string): void {
  known.set(id, Promise.resolve(name));
}

/** ชื่อหน่วยงานจากรหัส; nothing until it is known. */
export function NameOf({ agency }: { readonly agency: number }): ReactNode {
  const [name, setName] = useState("");
  useEffect(() => {
    let here = true;
    void nameOfAgency(agency).then((found) => here && setName(found ?? ""));
    return () => {
      here = false;
    };
  }, [agency]);
  return <span lang="th">{name}</span>;
}
