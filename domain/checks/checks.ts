import { budgetNotStated, budgetTotalDiffers } from "./budget.ts";
import type { Check } from "./check.ts";
import { activityCountDiffers } from "./counts.ts";
import { criterionUncovered, guidelineUnmapped } from "./coverage.ts";
import { duplicateActivity } from "./duplicates.ts";
import { emailInvalid } from "./email.ts";
import { fiscalYearDiffers } from "./fiscal-year.ts";
import { fiscalYearMissing, objectiveMissing, responsibleMissing, titleMissing } from "./missing.ts";
import { monthOutsideYear, monthsMissing, monthsUnreadable } from "./months.ts";
import { numberGap } from "./numbering.ts";
import { provinceDiffers } from "./province.ts";
import { rubricIncomplete } from "./rubric.ts";
import { spellingSuspect } from "./spelling.ts";
import { sumDiffers } from "./sums.ts";
import { targetDiffers } from "./target-differs.ts";
import { roundMissing, targetMissing, targetOutOfRange, targetUnreadable } from "./targets.ts";
import { unitNameVaries } from "./unit-names.ts";
import { virtuesOutdated } from "./virtues.ts";

/** การตรวจทั้งหมด — every rule of the linter, errors first; docs/checks.md is made from this table. */
export const CHECKS: readonly Check[] = [
  fiscalYearDiffers,
  activityCountDiffers,
  budgetTotalDiffers,
  sumDiffers,
  targetDiffers,
  fiscalYearMissing,
  titleMissing,
  duplicateActivity,
  numberGap,
  targetMissing,
  targetUnreadable,
  targetOutOfRange,
  rubricIncomplete,
  budgetNotStated,
  monthOutsideYear,
  monthsUnreadable,
  monthsMissing,
  responsibleMissing,
  unitNameVaries,
  provinceDiffers,
  virtuesOutdated,
  emailInvalid,
  objectiveMissing,
  roundMissing,
  criterionUncovered,
  guidelineUnmapped,
  spellingSuspect,
];
