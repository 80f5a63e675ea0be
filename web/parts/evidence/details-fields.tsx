import { useId, type ReactNode } from "react";

import type { EvidenceDetails } from "#domain/evidence/evidence.ts";
import { parseThaiDate } from "#domain/thai/dates.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { DayField } from "../day-field.tsx";
import { useWordsOf } from "../language.tsx";

/** What is told of a file or link beside its name, the day as it is typed. */
export interface ToldDetails {
  readonly day: string;
  readonly channel: string;
}

/** What was told, its day understood; null where it is not. */
export function readDetails({ day, channel }: ToldDetails): Pick<EvidenceDetails, "happenedOn" | "channel"> | null {
  const happenedOn = parseThaiDate(day);
  return day.trim() !== "" && happenedOn === null ? null : { happenedOn, channel };
}

interface DetailsFieldsProps {
  readonly told: ToldDetails;
  readonly onTell: (told: ToldDetails) => void;
  /** Whether the day was asked for and could not be understood. */
  readonly isRefused: boolean;
  readonly onEnter?: () => void;
}

/** วันที่และช่องทางเผยแพร่ — may stay empty. */
export function DetailsFields({ told, onTell, isRefused, onEnter }: DetailsFieldsProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const days = useWordsOf(DAYS_WORDS);
  const id = useId();
  return (
    <>
      <DayField
        label={words.happenedOn}
        written={told.day}
        onWrite={(day) => onTell({ ...told, day })}
        wrong={isRefused && readDetails(told) === null ? days.wrong(words.happenedOn) : undefined}
      />
      <div className="field">
        <label htmlFor={`${id}-channel`}>{words.channel}</label>
        <input
          id={`${id}-channel`}
          type="text"
          lang="th"
          autoComplete="off"
          maxLength={500}
          value={told.channel}
          onChange={({ currentTarget: { value } }) => onTell({ ...told, channel: value })}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            onEnter?.();
          }}
        />
      </div>
    </>
  );
}
