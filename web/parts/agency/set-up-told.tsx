import { useEffect, useRef, type ReactNode } from "react";

import { AGENCY_SET_UP_WORDS } from "../../words/agency-set-up.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { sayMoment } from "./days.ts";
import { ShownOnce } from "./shown-once.tsx";

/** What the server says of a sheet: what it would do or did, and what is wrong in which row. */
export interface SetUpAnswer {
  readonly kept: boolean;
  readonly rows: number;
  readonly added: readonly { readonly row: number; readonly name: string }[];
  readonly changed: readonly {
    readonly row: number;
    readonly agency: number;
    readonly name: string;
    readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  }[];
  readonly unchanged: number;
  readonly errors: readonly { readonly row: number; readonly column: string; readonly found: string; readonly says: string }[];
  readonly links: readonly {
    readonly agency: string;
    readonly name: string;
    readonly email: string;
    readonly url: string;
    readonly until: string;
  }[];
}

/** ผลการตรวจตาราง — errors by row of the sheet first, then what would be added and changed. */
export function SetUpTold({ answer }: { readonly answer: SetUpAnswer }): ReactNode {
  const words = useWordsOf(AGENCY_SET_UP_WORDS);
  const { language, words: general } = useLanguage();
  const { number } = general;
  const box = useRef<HTMLDivElement>(null);
  const { added, changed, errors, links, kept } = answer;
  useEffect(() => {
    if (!kept) box.current?.focus();
  }, [answer, kept]);
  return (
    <div ref={box} className="set-up-told" tabIndex={-1}>
      {!kept && (
        <p className={errors.length > 0 ? "note warning" : "note"}>
          {errors.length > 0
            ? words.hasErrors(number(errors.length))
            : words.would(number(added.length), number(changed.length), number(answer.unchanged))}
        </p>
      )}
      {errors.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.found}</th>
              <th scope="col">{words.toMend}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map(({ row, column, found, says }) => (
              <tr key={`${row} ${column} ${says}`}>
                <th scope="row">{words.rowNumber(number(row))}</th>
                <td data-label={words.found} lang="th">
                  {found === "" ? words.empty : found}
                </td>
                <td lang="th">{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {added.length > 0 && (
        <details open={!kept && added.length <= 20}>
          <summary>{words.added(number(added.length))}</summary>
          <ul lang="th">
            {added.map(({ row, name }) => (
              <li key={row}>
                {name} <span className="hint">{words.rowNumber(number(row))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {changed.length > 0 && (
        <details open={!kept && changed.length <= 20}>
          <summary>{words.changed(number(changed.length))}</summary>
          <ul lang="th">
            {changed.map(({ row, name, fields }) => (
              <li key={row}>
                {name} <span className="hint">{words.rowNumber(number(row))}</span>
                <ul>
                  {fields.map(({ field, before, after }) => (
                    <li key={field}>
                      <del>{before === "" ? words.empty : before}</del> → <ins>{after === "" ? words.empty : after}</ins>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      )}
      {links.length > 0 && (
        <>
          <h4>{words.links}</h4>
          {links.map(({ agency, name, email, url, until }) => (
            <ShownOnce key={email} label={`${name} (${email}) ${agency}`} says={words.linkUntil(sayMoment(until, language))} value={url} />
          ))}
        </>
      )}
    </div>
  );
}
