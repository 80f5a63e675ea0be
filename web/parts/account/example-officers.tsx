import { useState, type ReactNode } from "react";

import type { Role } from "#domain/person/role.ts";
import { ask, type Problem } from "../../api.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { SIGN_IN_WORDS } from "../../words/sign-in.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";

/** เจ้าหน้าที่ตัวอย่าง — an invented officer of a house that runs with example data. */
interface ExampleOfficer {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly agencyName: string;
  /** What this officer would do here. */
  readonly says: string;
}

/** Signs in as an invented officer with one press; a house without example data shows nothing here. */
export function ExampleOfficers({ onDone }: { readonly onDone: () => Promise<void> }): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const { roles } = useWordsOf(SHELL_WORDS);
  const { asked } = useAsked<readonly ExampleOfficer[]>("/examples/officers");
  const [problem, setProblem] = useState<Problem | undefined>();
  if (asked.is !== "here" || asked.value.length === 0) return null;

  const enter = async (person: string): Promise<void> => {
    const got = await ask("/examples/sign-in", { method: "POST", body: { person } });
    if (got.ok) await onDone();
    else setProblem(got.error);
  };

  return (
    <section className="example-officers" aria-labelledby="example-officers">
      <h2 id="example-officers">{words.examplesTitle}</h2>
      <p>{words.examplesSays}</p>
      {problem !== undefined && <ProblemBox problem={problem} />}
      <ul className="bare">
        {asked.value.map(({ person, name, role, agencyName, says }) => (
          <li key={person}>
            <div lang="th">
              <h3>{name}</h3>
              <p className="hint">
                {roles[role]} · {agencyName}
              </p>
              <p>{says}</p>
            </div>
            <button type="button" onClick={() => void enter(person)}>
              {words.enterAs}
              <span className="unseen" lang="th">
                {" "}
                {name}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
