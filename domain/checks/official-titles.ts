import type { Heading, Plan } from "#domain/plan/plan.ts";
import { OFFICIAL_HEADINGS, type OfficialHeading } from "#domain/reference/frameworks.ts";
import { toArabicDigits, toThaiDigits } from "#domain/thai/digits.ts";
import { editDistance, oneLine, similarity, squash } from "#domain/thai/text.ts";
import type { Finding } from "./check.ts";
import { remember } from "./remember.ts";
import { atHeading } from "./where.ts";

const NEAR = 0.86;
/** Where most of the plan's headings are of the framework, one with the same number is meant to be it, too. */
const NEAR_IN_FRAMEWORK = 0.6;
/** So close that only a slip can have made the difference. */
const SLIP = 0.93;

/** ชื่อหัวข้อที่เกือบตรงกับชื่อทางการ — headings that are nearly, not exactly, a published title, each with the official wording. */
export function nearlyOfficial(plan: Plan): readonly Finding[] {
  return amongHeadings(plan.headings);
}

const amongHeadings = remember((headings: readonly Heading[]): readonly Finding[] => {
  const framework = frameworkOf(headings);
  return headings.flatMap((heading) => {
    const title = oneLine(heading.title);
    // Goals are worded by each form; only sub-plans, guidelines and strategies keep the words of the announcement.
    if (title.length < 12 || heading.kind === "goal") return [];
    const official = officialFor(headings, heading, framework);
    if (!official || isSameTitle(title, official.title)) return [];
    const expected = /[๐-๙]/u.test(title) || !/[0-9]/u.test(title) ? toThaiDigits(official.title) : official.title;
    const mend = similarity(title, official.title) >= SLIP ? { mend: { heading: heading.id, field: "title", text: expected } } : {};
    return [{ ...atHeading(heading, "title"), case: "official", found: title, expected, ...mend }];
  });
});

function officialFor(headings: readonly Heading[], heading: Heading, framework: string | null): OfficialHeading | undefined {
  const title = bareTitle(heading.title);
  const likeness = (official: OfficialHeading): number => nearness(title, officialTitle(official));
  const near = OFFICIAL_HEADINGS.filter((official) => official.kind !== "goal" && likeness(official) >= NEAR).toSorted(
    (one, other) => likeness(other) - likeness(one),
  )[0];
  if (near || framework === null) return near;
  const under = parentNumber(headings, heading);
  return OFFICIAL_HEADINGS.find(
    (official) =>
      official.framework === framework &&
      official.kind === heading.kind &&
      official.number === lastPart(heading.number) &&
      (official.under === null || official.under === under) &&
      likeness(official) >= NEAR_IN_FRAMEWORK,
  );
}

/** The framework that most of the plan's headings are taken from, word for word or nearly. */
function frameworkOf(headings: readonly Heading[]): string | null {
  const names = headings.flatMap((heading) => {
    const title = bareTitle(heading.title);
    const near = OFFICIAL_HEADINGS.find((official) => official.kind === heading.kind && nearness(title, officialTitle(official)) >= NEAR);
    return near?.framework ?? [];
  });
  const [most] = [...new Set(names)].toSorted(
    (one, other) => names.filter((name) => name === other).length - names.filter((name) => name === one).length,
  );
  const kin = headings.filter((heading) =>
    OFFICIAL_HEADINGS.some((official) => official.framework === most && official.kind === heading.kind),
  );
  return most !== undefined && names.length > 2 && names.length * 2 > kin.length ? most : null;
}

function parentNumber(headings: readonly Heading[], heading: Heading): string | null {
  let above: Heading | undefined = heading;
  for (let steps = 0; above && steps < 10; steps += 1) {
    const parent: Heading | undefined = headings.find((other) => other.id === above?.parent);
    if (parent?.kind === "sub-plan") return parent.number;
    above = parent;
  }
  return null;
}

function lastPart(number: string | null): string | null {
  return number?.split(".").at(-1) ?? null;
}

/** The official words without what is left out of a comparison; every heading of every plan is held against them. */
const officialTitle = remember(({ title }: OfficialHeading): string => bareTitle(title));

/** Likeness of two bare titles, 0 where they are further apart than any title of a framework may be. */
function nearness(bare: string, whole: string): number {
  const longest = Math.max(bare.length, whole.length, 1);
  const most = Math.floor(longest * (1 - NEAR_IN_FRAMEWORK));
  const distance = editDistance(bare, whole, most);
  return distance > most ? 0 : 1 - distance / longest;
}

/** The official title, the beginning of it ("…ฯ"), or it with something added behind. */
function isSameTitle(title: string, official: string): boolean {
  const [one, other] = [bareTitle(title).replace(/ฯ$/u, ""), bareTitle(official)];
  return one === other || (one.length >= 20 && (other.startsWith(one) || one.startsWith(other)));
}

function bareTitle(title: string): string {
  return toArabicDigits(squash(title.replaceAll(/\([^)]*\)?/gu, ""))).replaceAll(/[“”"'.,–—-]/gu, "");
}
