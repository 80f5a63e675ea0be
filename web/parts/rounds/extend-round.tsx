import { useState, type ReactNode } from "react";

import type { Round } from "#domain/result/round.ts";
import { parseThaiDate } from "#domain/thai/dates.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { ROUNDS_WORDS } from "../../words/rounds.ts";
import { AgencyPicker, type PickedAgency } from "../agency/agency-picker.tsx";
import { DayField } from "../day-field.tsx";
import { Field } from "../agency/field.tsx";
import { KeepForm } from "../agency/keep-form.tsx";
import { useKeep } from "../agency/use-keep.ts";
import type { Wrongs } from "../agency/wrongs.tsx";
import { useWordsOf } from "../language.tsx";

interface ExtendRoundProps {
  readonly agency: number;
  readonly own: readonly Round[];
  readonly renew: () => Promise<void>;
}

const EMPTY = { agency: null as PickedAgency | null, due: "", reason: "" };

/** ขยายเวลา — another last day for one agency below, with the reason it will see. */
export function ExtendRound({ agency, own, renew }: ExtendRoundProps): ReactNode {
  const days = useWordsOf(DAYS_WORDS);
  const words = useWordsOf(ROUNDS_WORDS);
  const [id, setId] = useState(own[0]?.id ?? "");
  const [wish, setWish] = useState(EMPTY);
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [says, setSays] = useState("");
  const { keep, isBusy, problem, forget } = useKeep();
  const round = own.find((one) => one.id === id) ?? own[0];
  if (round === undefined) return null;
  const save = async (): Promise<void> => {
    const due = parseThaiDate(wish.due);
    const picked = wish.agency?.is === "agency" ? wish.agency : null;
    const found: Wrongs = {
      ...(picked === null ? { "extend-agency": words.agencyMissing } : {}),
      ...(due === null
        ? { "extend-due": wish.due.trim() === "" ? words.newDueMissing : days.wrong(words.newDue) }
        : due <= round.due
          ? { "extend-due": words.newDueOrder(words.date(round.due)) }
          : {}),
      ...(wish.reason.trim() === "" ? { "extend-reason": words.reasonMissing } : {}),
    };
    setWrongs(found);
    setSays("");
    forget();
    if (Object.keys(found).length > 0 || picked === null || due === null) return;
    const kept = await keep(`/rounds/${round.id}/extensions`, {
      method: "POST",
      body: { agency: picked.id, due, reason: wish.reason.trim() },
    });
    if (kept === null) return;
    setWish(EMPTY);
    setSays(words.extended(picked.name, words.date(due)));
    await renew();
  };
  return (
    <KeepForm title={words.extend} says={says} wrongs={wrongs} problem={problem} onSave={save}>
      <Field id="extend-round" label={words.extendRound}>
        {(control) => (
          <select {...control} value={round.id} onChange={(event) => setId(event.currentTarget.value)}>
            {own.map((one) => (
              <option key={one.id} value={one.id}>
                {words.roundOf(one.months, one.fiscalYear, one.kind)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <AgencyPicker
        id="extend-agency"
        label={words.extendAgency}
        hint={words.extendAgencyHint}
        wrong={wrongs["extend-agency"]}
        picked={wish.agency}
        onPick={(picked) => setWish({ ...wish, agency: picked })}
        under={agency}
        except={agency}
      />
      <DayField
        id="extend-due"
        label={words.newDue}
        written={wish.due}
        onWrite={(due) => setWish({ ...wish, due })}
        wrong={wrongs["extend-due"]}
      />
      <Field id="extend-reason" label={words.reason} hint={words.reasonHint} wrong={wrongs["extend-reason"]}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={2000}
            lang="th"
            value={wish.reason}
            onChange={(event) => setWish({ ...wish, reason: event.currentTarget.value })}
          />
        )}
      </Field>
      <button className="main" disabled={isBusy}>
        {words.extendSave}
      </button>
    </KeepForm>
  );
}
