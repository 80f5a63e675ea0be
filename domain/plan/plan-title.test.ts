import { expect, test } from "vitest";

import { spokenTitle } from "./plan-title.ts";

test.each([
  ["แผนของ.......อำเภอตัวอย่าง....... ปี พ.ศ. ๒๕๗๐", "แผนของ อำเภอตัวอย่าง ปี พ.ศ. ๒๕๗๐"],
  ["แผน……กรมตัวอย่าง", "แผน กรมตัวอย่าง"],
  ["แผนปฏิบัติการ พ.ศ. ๒๕๗๐", "แผนปฏิบัติการ พ.ศ. ๒๕๗๐"],
  ["..........", null],
  [null, null],
])("the title %s is said as %s", (title, said) => {
  expect(spokenTitle(title)).toBe(said);
});
