import { createContext, useContext } from "react";

import type { FieldPlace } from "#domain/plan/plan.ts";
import type { SourceLinks } from "../../source-links.ts";

/** What a text of the paper needs to know: where it went, whether it still waits for a field, and how to go or put. */
export interface Reading {
  readonly links: SourceLinks;
  /** Positions in `plan.unplaced` of the texts that still have no field. */
  readonly waiting: ReadonlySet<number>;
  /** Positions by cell. */
  readonly waitingByCell: ReadonlyMap<string, readonly number[]>;
  readonly nameOf: (place: FieldPlace) => string;
  readonly goTo: (place: FieldPlace) => void;
  readonly put: (at: number) => void;
}

/** Set by the source view. */
export const SourceReading = createContext<Reading | undefined>(undefined);

/** The reading of the paper on screen; a bug where there is none. */
export function useSourceReading(): Reading {
  const reading = useContext(SourceReading);
  if (reading === undefined) throw new Error("a text of the paper stands outside its view");
  return reading;
}
