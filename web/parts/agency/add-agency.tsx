import { useState, type ReactNode } from "react";
import { Link } from "react-router";

import { AGENCY_KINDS, type AgencyKind } from "#domain/agency/agency.ts";
import type { AgencyRecord } from "#domain/agency/agencies.ts";
import { formatThaiDate, parseThaiDate } from "#domain/thai/dates.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { AgencyPicker, type PickedAgency } from "./agency-picker.tsx";
import { DayField } from "../day-field.tsx";
import { Done } from "./done.tsx";
import { Field } from "./field.tsx";
import type { SectionProps } from "./told.ts";
import { useKeep } from "./use-keep.ts";
import { WrongsBox, type Wrongs } from "./wrongs.tsx";

/** What mostly stands below an agency of a kind. */
const BELOW: Readonly<Record<AgencyKind, AgencyKind>> = {
  nation: "ministry",
  ministry: "department",
  department: "division",
  division: "division",
  province: "district",
  district: "other",
  "bangkok-district": "other",
  other: "other",
};

/** เพิ่มหน่วยงานในสังกัด. */
export function AddAgency({ told, renew }: SectionProps): ReactNode {
  const me = useMe();
  const all = useWordsOf(AGENCIES_WORDS);
  const days = useWordsOf(DAYS_WORDS);
  const words = all.add;
  const { agency } = told;
  const empty = {
    kind: BELOW[agency.kind],
    name: "",
    shortName: "",
    code: "",
    area: null as PickedAgency | null,
    from: formatThaiDate(me.today),
  };
  const [wish, setWish] = useState(empty);
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [added, setAdded] = useState<AgencyRecord | null>(null);
  const { keep, isBusy, problem, forget } = useKeep();
  const save = async (): Promise<void> => {
    const from = parseThaiDate(wish.from);
    const found: Wrongs = {
      ...(wish.name.trim() === "" ? { "add-name": words.nameMissing } : {}),
      ...(from === null ? { "add-from": days.wrong(words.from) } : {}),
    };
    setWrongs(found);
    setAdded(null);
    forget();
    if (Object.keys(found).length > 0) return;
    const body = {
      kind: wish.kind,
      name: wish.name.trim(),
      shortName: wish.shortName.trim() === "" ? null : wish.shortName.trim(),
      code: wish.code.trim() === "" ? null : wish.code.trim(),
      parent: agency.id,
      area: wish.area?.is === "agency" ? wish.area.id : null,
      from,
    };
    const kept = await keep<AgencyRecord>("/agencies", { method: "POST", body });
    if (kept === null) return;
    setAdded(kept.value);
    setWish(empty);
    await renew();
  };
  return (
    <section aria-labelledby="add">
      <h3 id="add">{words.title}</h3>
      {added !== null && (
        <Done says={words.added(added.name)}>
          <Link to={`/agencies/${added.id}?part=people`}>{words.next}</Link>
        </Done>
      )}
      <details className="unfold">
        <summary>{words.open}</summary>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <WrongsBox wrongs={wrongs} problem={problem} />
          <Field id="add-name" label={words.name} wrong={wrongs["add-name"]}>
            {(control) => (
              <input {...control} lang="th" value={wish.name} onChange={(event) => setWish({ ...wish, name: event.currentTarget.value })} />
            )}
          </Field>
          <Field label={all.page.kind} short>
            {(control) => (
              <select
                {...control}
                value={wish.kind}
                onChange={(event) => setWish({ ...wish, kind: event.currentTarget.value as AgencyKind })}
              >
                {AGENCY_KINDS.filter((kind) => kind !== "nation").map((kind) => (
                  <option key={kind} value={kind}>
                    {all.kinds[kind]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={words.shortName} short>
            {(control) => (
              <input
                {...control}
                lang="th"
                value={wish.shortName}
                onChange={(event) => setWish({ ...wish, shortName: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label={words.code} short>
            {(control) => (
              <input {...control} value={wish.code} onChange={(event) => setWish({ ...wish, code: event.currentTarget.value })} />
            )}
          </Field>
          <AgencyPicker label={words.area} hint={words.areaHint} picked={wish.area} onPick={(area) => setWish({ ...wish, area })} />
          <DayField
            id="add-from"
            label={words.from}
            written={wish.from}
            onWrite={(from) => setWish({ ...wish, from })}
            wrong={wrongs["add-from"]}
          />
          <button className="main" disabled={isBusy}>
            {words.save}
          </button>
        </form>
      </details>
    </section>
  );
}
