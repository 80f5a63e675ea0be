import { expect, test } from "vitest";
import { virtuesNamedIn } from "./virtues.ts";

test("the five virtues are found in their official order, whatever order the text has", () => {
  expect(virtuesNamedIn("กตัญญู วินัย สุจริต พอเพียง จิตอาสา")).toEqual(["พอเพียง", "วินัย", "สุจริต", "จิตอาสา", "กตัญญู"]);
});

test("a text that still lists four names four", () => {
  expect(virtuesNamedIn("คุณธรรม ๔ ประการ คือ พอเพียง วินัย สุจริต จิตอาสา")).toEqual(["พอเพียง", "วินัย", "สุจริต", "จิตอาสา"]);
});

test("words split or slightly misread by a scanner are known", () => {
  expect(virtuesNamedIn("พอ เพียง วินั ย สุจริ ต จิต อาสา กตัญญุ")).toHaveLength(5);
  expect(virtuesNamedIn("พอเพยง กตญญูกตเวที")).toEqual(["พอเพียง", "กตัญญู"]);
});

test("texts on other things name no virtue", () => {
  expect(virtuesNamedIn("แผนปฏิบัติการของสำนักงาน จิตสำนึก วิสัยทัศน์ ทุจริต")).toEqual([]);
});
