import { describe, expect, test } from "vitest";
import { readValues } from "#testing/papers/values/read-values.ts";
import type { Indicator, Target } from "./measure.ts";
import { targetsIn, understandIndicator } from "./understand-indicator.ts";

describe("texts of the list mean what stands beside them", () => {
  test.each(readValues("targets.valid.txt"))("$why: $value", ({ value, expected }) => {
    const names = / of (?<denominator>[^|]+)/u.exec(expected)?.groups?.["denominator"]?.trim();
    const indicators = understandIndicator(value);
    expect(indicators.map(inWords).join(" | ")).toBe(expected.replaceAll(/ of [^|]+/gu, "").trim());
    if (names !== undefined) expect(indicators[0]?.measure).toMatchObject({ kind: "share", denominator: names });
    expect(indicators.map((indicator) => indicator.text).join("")).toBe(value);
  });
});

describe("numbers in passing are no targets", () => {
  test.each(readValues("targets.invalid.txt"))("$why: $value", ({ value }) => {
    expect(targetsIn(value)).toEqual([]);
  });
});

function inWords({ measure, targets }: Indicator): string {
  const unit = measure.kind === "count" ? [measure.unit ?? "-"] : [];
  const bounds = targets.map(boundInWords);
  return [measure.kind, ...unit, ...(bounds.length > 0 ? [bounds.join(", ")] : [])].join(" ");
}

function boundInWords({ atLeast, atMost, moreThan, lessThan, per, round }: Target): string {
  const said = [
    atLeast === undefined ? "" : `>=${atLeast}`,
    atMost === undefined ? "" : `<=${atMost}`,
    moreThan === undefined ? "" : `>${moreThan}`,
    lessThan === undefined ? "" : `<${lessThan}`,
  ].filter((bound) => bound !== "");
  return [...said, ...(per ? [`per ${per.join("+")}`] : []), `@${round}`].join(" ");
}
