import type { Figure } from "./figures.ts";

/** One line of the report. */
export interface Line {
  /** What the aims know it by. */
  readonly id: string;
  readonly thai: string;
  readonly english: string;
  readonly figure: Figure;
}

/** One table of the report. */
export interface Chapter {
  readonly thai: string;
  readonly english: string;
  /** How it was measured. */
  readonly how: string;
  readonly lines: readonly Line[];
  /** Peers that are not on this machine. */
  readonly absent?: readonly string[];
}

/** How often each thing is done. */
export interface Effort {
  readonly readings: number;
  readonly starts: number;
  readonly documents: number;
  readonly rounds: number;
  readonly keystrokes: number;
  readonly record: RecordEffort;
  readonly results: ResultsEffort;
}

/** How large the record is, and how often it is asked; each turn is ours and then the bare SQL, or the other way round. */
export interface RecordEffort {
  readonly agencies: number;
  readonly auditLines: number;
  readonly turns: number;
  /** Requests in a turn of one client, and of fifty. */
  readonly alone: number;
  readonly together: number;
  /** Starts of the server. */
  readonly starts: number;
}

/** How many units answer, how many reports there are, and how often: `pages` by one client in a turn, four times as many by fifty. */
export interface ResultsEffort {
  readonly units: number;
  readonly offices: number;
  readonly unitsOfOffice: number;
  readonly turns: number;
  readonly pages: number;
}

/** A whole run, and one that only shows that all works. */
export const EFFORTS = {
  whole: {
    readings: 50,
    starts: 7,
    documents: 20,
    rounds: 3,
    keystrokes: 500,
    record: { agencies: 1_000, auditLines: 100_000, turns: 10, alone: 200, together: 1_000, starts: 5 },
    results: { units: 1_000, offices: 50, unitsOfOffice: 20, turns: 5, pages: 100 },
  },
  quick: {
    readings: 5,
    starts: 1,
    documents: 2,
    rounds: 1,
    keystrokes: 50,
    record: { agencies: 60, auditLines: 500, turns: 1, alone: 20, together: 100, starts: 1 },
    results: { units: 100, offices: 5, unitsOfOffice: 20, turns: 1, pages: 10 },
  },
} as const satisfies Record<string, Effort>;

/** Documents written before the counted ones: "warm" is from the tenth on. */
export const BEFORE_WARM = 9;

/** The line of that name, wherever it stands. */
export function lineNamed(chapters: readonly Chapter[], id: string): Line | undefined {
  return chapters.flatMap((chapter) => chapter.lines).find((line) => line.id === id);
}
