import { CRITERIA } from "../reference/criteria.ts";
import { NATIONAL_GUIDELINES } from "../reference/frameworks.ts";
import { CRITERION_WORDS, GUIDELINE_WORDS } from "../reference/telling-words.ts";
import { fold } from "../thai/folded.ts";
import { similarity } from "../thai/text.ts";
import { criteriaIn } from "./measure-criteria.ts";
import { headingPath } from "./plan-order.ts";
import type { Activity, Plan } from "./plan.ts";

/** ข้อเสนอ — something that a row seems to serve, and the words of the row that say so; a person accepts it. */
export interface Suggested<Key> {
  readonly key: Key;
  readonly because: readonly string[];
}

const MOST = 3;
/** A heading's title this near to the official one is the same guideline under another number. */
const NEAR = 0.6;

/** เสนอแนวทางการพัฒนาแห่งชาติ — at most three of the thirteen that the row's heading or words point at, the likeliest first. */
export function suggestGuidelines(activity: Activity, { headings }: Plan): readonly Suggested<string>[] {
  const above = headingPath(headings, activity.heading);
  const text = wordsOf(activity);
  const weighed = NATIONAL_GUIDELINES.map(({ code, title }) => {
    const heading = above.find((one) => one.title !== "" && similarity(one.title, title) >= NEAR);
    const found = wordsIn(text, GUIDELINE_WORDS[code] ?? []);
    return {
      key: code,
      because: [...(heading === undefined ? [] : [heading.title]), ...found],
      weight: (heading === undefined ? 0 : 10) + weightOf(text, found),
    };
  });
  return likeliest(weighed);
}

/** เสนอเกณฑ์องค์กรคุณธรรม — at most three criteria that the row's words point at or name, without those it serves already. */
export function suggestCriteria(activity: Activity): readonly Suggested<number>[] {
  const text = wordsOf(activity);
  const named = criteriaIn([activity.title, ...activity.objectives].join("\n"));
  const weighed = CRITERIA.map(({ number }) => {
    const found = wordsIn(text, CRITERION_WORDS[number] ?? []);
    return { key: number, because: found, weight: (named.includes(number) ? 10 : 0) + weightOf(text, found) };
  });
  return likeliest(weighed.filter(({ key }) => !activity.criteria.includes(key)));
}

/** What the row says of itself: its title first, for that weighs most. */
function wordsOf({ title, objectives, indicators, quantitative }: Activity): RowWords {
  const rest = [...objectives, ...indicators.map((one) => one.text), ...quantitative].join("\n");
  return { title: fold(title).text, rest: fold(rest).text };
}

interface RowWords {
  readonly title: string;
  readonly rest: string;
}

function wordsIn({ title, rest }: RowWords, words: readonly string[]): readonly string[] {
  return words.filter((word) => title.includes(word) || rest.includes(word));
}

function weightOf({ title }: RowWords, found: readonly string[]): number {
  return found.reduce((sum, word) => sum + (title.includes(word) ? 3 : 1), 0);
}

function likeliest<Key>(weighed: readonly (Suggested<Key> & { readonly weight: number })[]): readonly Suggested<Key>[] {
  return weighed
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST)
    .map(({ key, because }) => ({ key, because }));
}
