import type { Message, Place, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Check, Finding } from "./check.ts";
import { CHECKS } from "./checks.ts";

/**
 * ตรวจแผน — everything that the checks find in a plan, errors first, each with its place and a Thai sentence with what to do.
 * Pure, and quick enough to run on every keystroke; the reader's own messages (`plan.messages`) are not repeated.
 */
export function checkPlan(plan: Plan): readonly Message[] {
  const messages = CHECKS.flatMap((check) => messagesOf(check, plan));
  return messages.toSorted((one, other) => RANK[one.severity] - RANK[other.severity]);
}

/** Findings of one kind beyond this are counted, not listed: nobody mends two hundred places one by one. */
const MOST = 200;

function messagesOf(check: Check, plan: Plan): readonly Message[] {
  const findings = check.find(plan);
  const messages = findings.slice(0, MOST).map((finding) => toMessage(check, finding, plan));
  const last = messages.at(-1);
  if (findings.length <= MOST || last === undefined) return messages;
  const more = toThaiDigits(findings.length - MOST);
  return [...messages.slice(0, -1), { ...last, says: `${last.says} (พบลักษณะเดียวกันอีก ${more} แห่ง)` }];
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function toMessage(check: Check, finding: Finding, plan: Plan): Message {
  const { found, expected, mend } = finding;
  const place = { ...placeOnPaper(plan, finding.place), ...finding.place };
  return {
    kind: check.kind,
    severity: finding.severity ?? check.severity,
    place,
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
    says: check.says(finding),
    ...(mend === undefined ? {} : { mend }),
  };
}

/** A field of the plan itself stands where the paper stated it: the memo's subject, the total row, the contact line. */
function placeOnPaper(plan: Plan, { activity, heading, field }: Finding["place"]): Place {
  if (activity !== undefined || heading !== undefined || field === undefined) return {};
  return plan.source.places[field] ?? plan.source.places[field.split(".")[0] ?? ""] ?? {};
}
