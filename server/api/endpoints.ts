import { ANSWER_ENDPOINTS } from "./answers.ts";
import { CHANGE_SET_ENDPOINTS } from "./change-sets.ts";
import { CALENDAR_ENDPOINTS } from "./calendar.ts";
import { REPORT_FILE_ENDPOINTS } from "./report-files.ts";
import { REPORT_ENDPOINTS } from "./reports.ts";
import { EVIDENCE_ENDPOINTS } from "./evidence.ts";
import { UPLOAD_ENDPOINTS } from "./uploads.ts";
import { ROUND_ENDPOINTS } from "./rounds.ts";
import { TOKEN_ENDPOINTS } from "./tokens.ts";
import { PEOPLE_ENDPOINTS } from "./people.ts";
import { AGENCY_SHEET_ENDPOINTS } from "./agency-sheets.ts";
import { AGENCY_ENDPOINTS } from "./agencies.ts";
import { COMMENT_ENDPOINTS } from "./comments.ts";
import type { Endpoint } from "./endpoint.ts";
import { HANDOVER_ENDPOINTS } from "./handovers.ts";
import { IMPORT_ENDPOINTS } from "./imports.ts";
import { MOVE_ENDPOINTS } from "./moves.ts";
import { PLAN_ENDPOINTS } from "./plans.ts";

/** Everything that can be done with the record over the network. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...PLAN_ENDPOINTS,
  ...MOVE_ENDPOINTS,
  ...COMMENT_ENDPOINTS,
  ...IMPORT_ENDPOINTS,
  ...AGENCY_ENDPOINTS,
  ...AGENCY_SHEET_ENDPOINTS,
  ...PEOPLE_ENDPOINTS,
  ...HANDOVER_ENDPOINTS,
  ...TOKEN_ENDPOINTS,
  ...ROUND_ENDPOINTS,
  ...CALENDAR_ENDPOINTS,
  ...REPORT_ENDPOINTS,
  ...REPORT_FILE_ENDPOINTS,
  ...CHANGE_SET_ENDPOINTS,
  ...ANSWER_ENDPOINTS,
  ...EVIDENCE_ENDPOINTS,
  ...UPLOAD_ENDPOINTS,
];
