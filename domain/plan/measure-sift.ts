import type { Hit } from "./measure-hits.ts";

const SPENT = /(?:ใช้(?:เงิน|งบ)|งบประมาณ|งบ|ค่าใช้จ่าย|วงเงิน|เบิกจ่าย|ค่า[ก-๙]{2,16})$/u;

/** The targets among the numbers of a text that only together can be told from what explains them. */
export function sift(hits: readonly Hit[], text: string): readonly Hit[] {
  return withoutSpending(outsideParentheses(withoutScale(hits), text), text);
}

/** "ระดับ ๑ … ระดับ ๒ … ระดับ ๓ …" says what the levels mean, and sets none of them. */
function withoutScale(hits: readonly Hit[]): readonly Hit[] {
  const levels = hits.filter((hit) => hit.kind === "level").map((hit) => hit.bounds.atLeast ?? 0);
  const isScale = levels.length >= 3 && levels.every((level, index) => level === index + 1);
  return isScale ? hits.filter((hit) => hit.kind !== "level") : hits;
}

/** A number in parentheses explains another one: "จำนวน ๒ ครั้ง (ไตรมาสละ ๑ ครั้ง)". It counts only where no other number does. */
function outsideParentheses(hits: readonly Hit[], text: string): readonly Hit[] {
  const depths = depthsOf(text);
  const outer = hits.filter((hit) => depths[hit.from] === 0);
  return outer.length > 0 ? outer : hits;
}

/** How many parentheses are open at each character; one that is never closed opens nothing. */
function depthsOf(text: string): readonly number[] {
  const lastClose = text.lastIndexOf(")");
  let depth = 0;
  return text.split("").map((character, index) => {
    if (character === "(" && index < lastClose) depth += 1;
    else if (character === ")" && depth > 0) depth -= 1;
    return depth;
  });
}

/** Money that is spent on reaching the other targets is none itself. */
function withoutSpending(hits: readonly Hit[], text: string): readonly Hit[] {
  if (hits.every((hit) => hit.kind === "amount")) return hits;
  return hits.filter((hit) => hit.kind !== "amount" || !SPENT.test(text.slice(Math.max(0, hit.from - 40), hit.from)));
}
