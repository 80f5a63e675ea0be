import fc from "fast-check";
import { expect, test } from "vitest";

import {
  BOUND_WORDS,
  composeIndicator,
  partsOfIndicator,
  TARGET_ROUNDS,
  type BoundKind,
  type IndicatorParts,
} from "./compose-indicator.ts";
import { understandIndicator } from "./understand-indicator.ts";

const rounds = fc.subarray([...TARGET_ROUNDS], { minLength: 1 });
const bound = fc.constantFrom(...(Object.keys(BOUND_WORDS) as readonly BoundKind[]));
const subjects = {
  count: ["จัดกิจกรรมจิตอาสา", "เผยแพร่สื่อคุณธรรม", "จำนวนผู้เข้าร่วมโครงการ"],
  share: ["บุคลากรเข้าร่วมกิจกรรม", "หน่วยงานในสังกัดส่งรายงาน", "ผู้เข้าอบรมผ่านการทดสอบ"],
  level: ["ระดับความสำเร็จของการดำเนินงาน", "ความพึงพอใจของผู้เข้าร่วม"],
  milestone: ["มีแผนส่งเสริมคุณธรรม", "ประกาศเจตนารมณ์ของผู้บริหาร"],
  amount: ["เงินบริจาคเข้ากองทุนสวัสดิการ", "ค่าไฟฟ้าของหน่วยงาน"],
} as const;
const values = {
  count: fc.integer({ min: 1, max: 99_999 }),
  share: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100),
  level: fc.integer({ min: 1, max: 5 }),
  amount: fc.integer({ min: 1, max: 9_999_999 }),
} as const;

const measured = fc.constantFrom("count", "share", "level", "amount").chain((kind) =>
  fc
    .tuple(
      rounds,
      bound,
      fc.constantFrom([], ["หน่วยงาน"], ["ปี"], ["ปี", "หน่วยงาน"]),
      fc.constantFrom(...subjects[kind]),
      fc.constantFrom("ครั้ง", "คน", "แห่ง", "ช่องทาง"),
    )
    .chain(([due, words, per, subject, unit]) =>
      fc.tuple(...due.map(() => values[kind])).map((figures): IndicatorParts => ({
        kind,
        subject,
        unit: kind === "count" ? unit : "",
        bound: words,
        targets: due.map((round, index) => ({ round, value: figures[index] ?? 1 })),
        per: kind === "count" ? per : [],
      })),
    ),
);

test("what is composed is understood as the same measure, targets and rounds", () => {
  fc.assert(
    fc.property(measured, (parts) => {
      // Levels 1, 2, 3 one after another are read as the names of a scale; the form says so before it writes them.
      fc.pre(parts.kind !== "level" || parts.targets.map(({ value }) => value).join() !== "1,2,3");
      const understood = understandIndicator(composeIndicator(parts));
      expect(understood).toHaveLength(1);
      expect(understood.map(partsOfIndicator)).toEqual([parts]);
    }),
    { numRuns: 400 },
  );
});

test("a milestone is understood as done by the rounds it names", () => {
  fc.assert(
    fc.property(fc.constantFrom(...subjects.milestone), fc.constantFrom(...TARGET_ROUNDS), (subject, round) => {
      const parts: IndicatorParts = {
        kind: "milestone",
        subject,
        unit: "",
        bound: "atLeast",
        targets: [{ round, value: null }],
        per: [],
      };
      expect(understandIndicator(composeIndicator(parts)).map(partsOfIndicator)).toEqual([parts]);
    }),
  );
});

const parts: IndicatorParts = {
  kind: "count",
  subject: "จัดกิจกรรมจิตอาสา",
  unit: "ครั้ง",
  bound: "atLeast",
  targets: [{ round: 12, value: 2 }],
  per: [],
};

test.each<readonly [Partial<IndicatorParts>, string]>([
  [{}, "จัดกิจกรรมจิตอาสา ไม่น้อยกว่า ๒ ครั้ง"],
  [{ targets: [{ round: 6, value: 1 }] }, "จัดกิจกรรมจิตอาสา ไม่น้อยกว่า ๑ ครั้ง (รอบ ๖ เดือน)"],
  [
    {
      per: ["หน่วยงาน"],
      targets: [
        { round: 6, value: 1 },
        { round: 12, value: 2 },
      ],
    },
    "จัดกิจกรรมจิตอาสา ไม่น้อยกว่า ๑ ครั้ง/หน่วยงาน (รอบ ๖ เดือน) และไม่น้อยกว่า ๒ ครั้ง/หน่วยงาน (รอบ ๑๒ เดือน)",
  ],
  [{ kind: "share", subject: "บุคลากรเข้าร่วม", targets: [{ round: 12, value: 82.5 }] }, "บุคลากรเข้าร่วม ไม่น้อยกว่าร้อยละ ๘๒.๕"],
  [{ kind: "amount", subject: "", targets: [{ round: 12, value: 1500 }] }, "ไม่น้อยกว่า ๑,๕๐๐ บาท"],
  [{ kind: "milestone", subject: "มีแผน", targets: [{ round: 6, value: null }] }, "มีแผน ภายในรอบ ๖ เดือน"],
  [{ targets: [{ round: 12, value: null }] }, "จัดกิจกรรมจิตอาสา"],
])("%j is written %s", (some, sentence) => {
  expect(composeIndicator({ ...parts, ...some })).toBe(sentence);
});

test("an indicator as a person wrote it is taken apart for mending: its marker and target leave the subject", () => {
  expect(understandIndicator("๒) จัดตลาดนัดแบ่งปัน อย่างน้อย ๔ ครั้ง ภายในรอบ ๙ เดือน").map(partsOfIndicator)).toEqual([
    { ...parts, subject: "จัดตลาดนัดแบ่งปัน", targets: [{ round: 9, value: 4 }] },
  ]);
});
