import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import type { AgencyRecord } from "#domain/agency/agencies.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useWords, useWordsOf } from "../language.tsx";
import { NameOf, rememberAgency } from "./name-of.tsx";
import { useFoundAgencies, type Found } from "./use-found-agencies.ts";

/** What was chosen: an agency of the register, or (where allowed) the words as typed. */
export type PickedAgency =
  | { readonly is: "agency"; readonly id: number; readonly name: string }
  | { readonly is: "text"; readonly text: string };

interface AgencyPickerProps {
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: string | undefined;
  readonly id?: string;
  readonly picked: PickedAgency | null;
  readonly onPick: (picked: PickedAgency | null) => void;
  /** Words that name no agency of the register may stand too. */
  readonly allowsText?: boolean;
  /** Keeps to one agency's subtree. */
  readonly under?: number | null;
  /** This one is not offered. */
  readonly except?: number;
}

const SHOWN = 10;

/** ช่องเลือกหน่วยงาน — a combobox (ARIA 1.2): type, arrows, Enter, Escape; the number of results is read aloud. */
export function AgencyPicker(props: AgencyPickerProps): ReactNode {
  const { label, hint, wrong, picked, onPick, allowsText = false, under = null, except } = props;
  const words = useWordsOf(AGENCIES_WORDS).picker;
  const made = useId();
  const own = props.id ?? made;
  const [typed, setTyped] = useState(() => textOf(picked));
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const chosen = picked?.is === "agency" && picked.name === typed;
  const found = useFoundAgencies(isOpen && !chosen ? typed : "", SHOWN + 1, under);
  const offered = found.is === "found" ? found.agencies.filter(({ id }) => id !== except).slice(0, SHOWN) : [];
  const shows = isOpen && found.is === "found" && offered.length > 0;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    void list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const [shownFor, setShownFor] = useState(picked);
  if (shownFor !== picked) {
    setShownFor(picked);
    setTyped(textOf(picked));
  }

  const type = (text: string): void => {
    setTyped(text);
    setOpen(true);
    setAt(-1);
    if (allowsText) onPick(text.trim() === "" ? null : { is: "text", text });
    else if (picked !== null && text.trim() === "") onPick(null);
  };
  const choose = (agency: AgencyRecord): void => {
    rememberAgency(agency.id, agency.name);
    setTyped(agency.name);
    setOpen(false);
    setAt(-1);
    onPick({ is: "agency", id: agency.id, name: agency.name });
  };
  const leave = (): void => {
    setOpen(false);
    if (!allowsText && !chosen) setTyped(textOf(picked));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (offered.length > 0) setAt((now) => stepped(now, event.key === "ArrowDown" ? 1 : -1, offered.length));
    } else if (event.key === "Enter") {
      const agency = shows ? offered[at === -1 && offered.length === 1 && !allowsText ? 0 : at] : undefined;
      if (agency === undefined) return;
      event.preventDefault();
      choose(agency);
    } else if (event.key === "Escape" && isOpen && typed !== "") {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    }
  };
  const described = [hint === undefined ? "" : `${own}-hint`, wrong === undefined ? "" : `${own}-wrong`].join(" ").trim();
  return (
    <div className={`field agency-picker${wrong === undefined ? "" : " wrong"}`}>
      <label htmlFor={own}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${own}-hint`}>
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p className="wrong-says" id={`${own}-wrong`}>
          {wrong}
        </p>
      )}
      <div className="agency-picker-box">
        <input
          id={own}
          type="text"
          lang="th"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={shows}
          aria-controls={`${own}-list`}
          aria-activedescendant={shows && at >= 0 ? `${own}-${at}` : undefined}
          aria-describedby={described === "" ? undefined : described}
          aria-invalid={wrong === undefined ? undefined : true}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={leave}
        />
        <ul ref={list} id={`${own}-list`} role="listbox" aria-label={label} hidden={!shows}>
          {offered.map((agency, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys of the text line choose, as the pattern asks
            <li
              key={agency.id}
              id={`${own}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(agency)}
            >
              <AgencyOption agency={agency} />
            </li>
          ))}
        </ul>
      </div>
      <Told found={isOpen ? found : { is: "idle" }} offered={offered.length} />
      {chosen && <p className="hint">{words.chosen}</p>}
    </div>
  );
}

/** One agency among others: its name, and above whom it stands, since names repeat. */
export function AgencyOption({ agency }: { readonly agency: AgencyRecord }): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS);
  const above = agency.parent ?? agency.area;
  return (
    <>
      <span lang="th">
        {agency.name}
        {agency.shortName !== null && ` (${agency.shortName})`}
      </span>{" "}
      <small>
        {words.kinds[agency.kind]}
        {above !== null && (
          <>
            {" · "}
            <NameOf agency={above} />
          </>
        )}
      </small>
    </>
  );
}

function Told({ found, offered }: { readonly found: Found; readonly offered: number }): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).picker;
  const { number } = useWords();
  const says =
    found.is === "searching"
      ? words.searching
      : found.is === "away"
        ? words.away
        : found.is !== "found"
          ? ""
          : offered === 0
            ? words.none
            : found.agencies.length > offered
              ? words.many(number(offered))
              : words.results(number(offered));
  return (
    <p className="hint" role="status">
      {says}
    </p>
  );
}

function textOf(picked: PickedAgency | null): string {
  return picked === null ? "" : picked.is === "agency" ? picked.name : picked.text;
}

/** From the text line (-1) through the results and back. */
function stepped(at: number, by: 1 | -1, length: number): number {
  const next = at + by;
  return next >= length ? -1 : next < -1 ? length - 1 : next;
}
