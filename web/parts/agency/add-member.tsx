import { useState, type ReactNode } from "react";

import { ROLES, type Role } from "#domain/person/role.ts";
import type { Member } from "#domain/person/members.ts";
import { parseThaiDate } from "#domain/thai/dates.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { PEOPLE_WORDS } from "../../words/agency-people.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { useWordsOf } from "../language.tsx";
import { DayField } from "../day-field.tsx";
import { Field } from "./field.tsx";
import { PersonFields } from "./person-fields.tsx";
import type { OneTimeLink } from "./told.ts";
import { useKeep } from "./use-keep.ts";
import { WrongsBox, type Wrongs } from "./wrongs.tsx";

/** What an address looks like at least; Thai digits in it are a common slip. */
const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u;

const EMPTY = { name: "", email: "", role: null as Role | null, isActing: false, actingFor: "", from: "", until: "" };

interface AddMemberProps {
  readonly agency: number;
  readonly onAdded: (member: Member, link: OneTimeLink | null) => Promise<void>;
}

/** เพิ่มผู้ปฏิบัติงาน — name, e-mail, one role told in a sentence; who acts for another does so from a day to a day. */
export function AddMember({ agency, onAdded }: AddMemberProps): ReactNode {
  const words = useWordsOf(PEOPLE_WORDS);
  const days = useWordsOf(DAYS_WORDS);
  const { roles } = useWordsOf(SHELL_WORDS);
  const [wish, setWish] = useState(EMPTY);
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const { keep, isBusy, problem, forget } = useKeep();
  const put = (part: Partial<typeof EMPTY>): void => setWish({ ...wish, ...part });
  const isActing = wish.isActing && wish.role === "approver";
  const save = async (): Promise<void> => {
    const from = parseThaiDate(wish.from);
    const until = parseThaiDate(wish.until);
    const wrongDay = (written: string, label: string, needed: boolean): string | null =>
      written.trim() === "" ? (needed ? words.dayMissing(label) : null) : parseThaiDate(written) === null ? days.wrong(label) : null;
    const wrongFrom = wrongDay(wish.from, words.from, isActing);
    const wrongUntil = wrongDay(wish.until, words.until, isActing);
    const found: Wrongs = {
      ...(wish.name.trim() === "" ? { "member-name": words.nameMissing } : {}),
      ...(EMAIL.test(wish.email.trim()) ? {} : { "member-email": words.emailWrong }),
      ...(wish.role === null ? { "role-author": words.roleMissing } : {}),
      ...(isActing && wish.actingFor.trim() === "" ? { "member-acting-for": words.actingForMissing } : {}),
      ...(wrongFrom === null ? {} : { "member-from": wrongFrom }),
      ...(wrongUntil === null ? {} : { "member-until": wrongUntil }),
      ...(from !== null && until !== null && from > until ? { "member-until": words.daysOrder } : {}),
    };
    setWrongs(found);
    forget();
    if (Object.keys(found).length > 0) return;
    const body = {
      name: wish.name.trim(),
      email: wish.email.trim(),
      role: wish.role,
      actingFor: isActing ? wish.actingFor.trim() : null,
      from,
      until,
    };
    const kept = await keep<{ member: Member; link: OneTimeLink | null }>(`/agencies/${agency}/members`, { method: "POST", body });
    if (kept === null) return;
    setWish(EMPTY);
    await onAdded(kept.value.member, kept.value.link);
  };
  return (
    <section aria-labelledby="add-member">
      <h3 id="add-member">{words.addTitle}</h3>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <WrongsBox wrongs={wrongs} problem={problem} />
        <PersonFields
          id="member"
          labels={{ ...words, name: words.fullName, nameHint: words.fullNameHint }}
          person={wish}
          wrongs={wrongs}
          onWrite={put}
        />
        <fieldset aria-describedby={wrongs["role-author"] === undefined ? undefined : "role-wrong"}>
          <legend>{words.role}</legend>
          {wrongs["role-author"] !== undefined && (
            <p className="wrong-says" id="role-wrong">
              {wrongs["role-author"]}
            </p>
          )}
          {ROLES.map((role) => (
            <div key={role} className="choice">
              <input
                type="radio"
                name="role"
                id={`role-${role}`}
                checked={wish.role === role}
                aria-describedby={`role-${role}-may`}
                onChange={() => put({ role })}
              />
              <div>
                <label htmlFor={`role-${role}`}>{roles[role]}</label>
                <p className="hint" id={`role-${role}-may`}>
                  {words.roleMay[role]}
                </p>
              </div>
            </div>
          ))}
        </fieldset>
        {wish.role === "approver" && (
          <div className="choice">
            <input
              type="checkbox"
              id="member-acting"
              checked={wish.isActing}
              onChange={(event) => put({ isActing: event.currentTarget.checked })}
            />
            <label htmlFor="member-acting">{words.acting}</label>
          </div>
        )}
        {isActing && (
          <Field id="member-acting-for" label={words.actingFor} hint={words.actingForHint} wrong={wrongs["member-acting-for"]}>
            {(control) => (
              <input {...control} lang="th" value={wish.actingFor} onChange={(event) => put({ actingFor: event.currentTarget.value })} />
            )}
          </Field>
        )}
        <fieldset>
          <legend>{words.period}</legend>
          <p className="hint">{isActing ? words.periodNeeded : words.periodHint}</p>
          <DayField
            id="member-from"
            label={words.from}
            written={wish.from}
            onWrite={(from) => put({ from })}
            wrong={wrongs["member-from"]}
          />
          <DayField
            id="member-until"
            label={words.until}
            written={wish.until}
            onWrite={(until) => put({ until })}
            wrong={wrongs["member-until"]}
          />
        </fieldset>
        <button className="main" disabled={isBusy}>
          {words.add}
        </button>
      </form>
    </section>
  );
}
