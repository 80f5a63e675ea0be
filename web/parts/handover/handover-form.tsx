import { useState, type ReactNode } from "react";

import type { PersonsWork } from "#domain/handover/owed.ts";
import type { Member } from "#domain/person/members.ts";
import type { HandedOver } from "../../pages/handover-page.tsx";
import { HANDOVER_WORDS } from "../../words/handover.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { Field } from "../agency/field.tsx";
import { PersonFields } from "../agency/person-fields.tsx";
import { useKeep } from "../agency/use-keep.ts";
import { WrongsBox, type Wrongs } from "../agency/wrongs.tsx";
import { useWordsOf } from "../language.tsx";

/** What becomes of a role. */
type Does = "passed" | "shared" | "stays";

const WAYS: readonly Does[] = ["passed", "shared", "stays"];
const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u;
/** Chosen instead of a person who is here. */
const ANOTHER = "another";

interface HandoverFormProps {
  readonly work: PersonsWork;
  readonly onDone: (done: HandedOver) => void;
}

/** เลือกบทบาทและผู้รับมอบ — every role leaves unless it is said otherwise; keys of machines stay unless they are ticked. */
export function HandoverForm({ work, onDone }: HandoverFormProps): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const [ways, setWays] = useState<Readonly<Record<string, Does>>>({});
  const [wish, setWish] = useState({ successor: "", name: "", email: "", note: "", revoked: [] as readonly string[] });
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const { keep, isBusy, problem, forget } = useKeep();
  const put = (part: Partial<typeof wish>): void => setWish({ ...wish, ...part });
  const idsOf = (way: Does): readonly string[] => work.roles.filter(({ id }) => (ways[id] ?? "passed") === way).map(({ id }) => id);
  const isAnother = wish.successor === ANOTHER;
  const save = async (): Promise<void> => {
    const found: Wrongs = {
      ...(idsOf("stays").length === work.roles.length ? { [`${work.roles[0]?.id}-passed`]: words.rolesMissing } : {}),
      ...(wish.successor === "" ? { successor: words.successorMissing } : {}),
      ...(isAnother && wish.name.trim() === "" ? { "successor-name": words.nameMissing } : {}),
      ...(isAnother && !EMAIL.test(wish.email.trim()) ? { "successor-email": words.emailWrong } : {}),
    };
    setWrongs(found);
    forget();
    if (Object.keys(found).length > 0) return;
    const kept = await keep<HandedOver>(`/agencies/${work.agency.id}/people/${encodeURIComponent(work.person.id)}/handover`, {
      method: "POST",
      body: {
        successor: isAnother ? { name: wish.name.trim(), email: wish.email.trim() } : { person: wish.successor },
        passed: idsOf("passed"),
        shared: idsOf("shared"),
        revokedTokens: wish.revoked,
        note: wish.note,
      },
    });
    if (kept !== null) onDone(kept.value);
  };
  if (work.successors.length === 0 && !work.mayInvite) return <p className="note warning">{words.nobodyElse}</p>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <WrongsBox wrongs={wrongs} problem={problem} />
      <fieldset>
        <legend>{words.rolesTitle}</legend>
        {work.roles.map((role) => (
          <RoleChoice key={role.id} role={role} way={ways[role.id] ?? "passed"} onChoose={(way) => setWays({ ...ways, [role.id]: way })} />
        ))}
      </fieldset>
      <Field id="successor" label={words.successor} hint={words.successorHint} wrong={wrongs["successor"]}>
        {(control) => (
          <select {...control} lang="th" value={wish.successor} onChange={(event) => put({ successor: event.currentTarget.value })}>
            <option value="">{words.choose}</option>
            {work.successors.map(({ id, name, email }) => (
              <option key={id} value={id}>
                {name} ({email})
              </option>
            ))}
            {work.mayInvite && <option value={ANOTHER}>{words.another}</option>}
          </select>
        )}
      </Field>
      {isAnother && <PersonFields id="successor" labels={words} person={wish} wrongs={wrongs} onWrite={put} />}
      {work.owed.tokens.length > 0 && (
        <fieldset>
          <legend>{words.tokensTitle}</legend>
          <p className="hint">{words.tokensSays}</p>
          {work.owed.tokens.map(({ id, name }) => (
            <div key={id} className="choice">
              <input
                type="checkbox"
                id={`revoke-${id}`}
                checked={wish.revoked.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  put({ revoked: checked ? [...wish.revoked, id] : wish.revoked.filter((one) => one !== id) })
                }
              />
              <label htmlFor={`revoke-${id}`}>{words.revoke(name)}</label>
            </div>
          ))}
        </fieldset>
      )}
      <Field label={words.note} hint={words.noteHint}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={4000}
            lang="th"
            value={wish.note}
            onChange={(event) => put({ note: event.currentTarget.value })}
          />
        )}
      </Field>
      <button className="main" disabled={isBusy}>
        {words.handOver}
      </button>
    </form>
  );
}

interface RoleChoiceProps {
  readonly role: Member;
  readonly way: Does;
  readonly onChoose: (way: Does) => void;
}

function RoleChoice({ role: { id, role, actingFor }, way, onChoose }: RoleChoiceProps): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const { roles } = useWordsOf(SHELL_WORDS);
  return (
    <fieldset>
      <legend>
        {roles[role]} {actingFor !== null && <span lang="th">{words.actsFor(actingFor)}</span>}
      </legend>
      {WAYS.map((one) => (
        <div key={one} className="choice">
          <input type="radio" id={`${id}-${one}`} name={id} checked={way === one} onChange={() => onChoose(one)} />
          <label htmlFor={`${id}-${one}`}>{words.roleDoes[one]}</label>
        </div>
      ))}
    </fieldset>
  );
}
