import type { ReactNode } from "react";

import { Field } from "./field.tsx";
import type { Wrongs } from "./wrongs.tsx";

/** A person as they are named before they have an account. */
interface NamedPerson {
  readonly name: string;
  readonly email: string;
}

interface PersonFieldsProps {
  /** Begins the controls' ids, where a summary of refusals links to them. */
  readonly id: string;
  readonly labels: { readonly name: string; readonly nameHint?: string; readonly email: string; readonly emailHint: string };
  readonly person: NamedPerson;
  readonly wrongs: Wrongs;
  readonly onWrite: (change: Partial<NamedPerson>) => void;
}

/** ชื่อและอีเมลของบุคคล — who is to get a link, with the address they will sign in with. */
export function PersonFields({ id, labels, person, wrongs, onWrite }: PersonFieldsProps): ReactNode {
  const { nameHint } = labels;
  return (
    <>
      <Field id={`${id}-name`} label={labels.name} wrong={wrongs[`${id}-name`]} {...(nameHint === undefined ? {} : { hint: nameHint })}>
        {(control) => (
          <input
            {...control}
            lang="th"
            autoComplete="off"
            value={person.name}
            onChange={(event) => onWrite({ name: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id={`${id}-email`} label={labels.email} hint={labels.emailHint} wrong={wrongs[`${id}-email`]}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="off"
            spellCheck={false}
            value={person.email}
            onChange={(event) => onWrite({ email: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
