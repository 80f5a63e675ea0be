import { expect, test } from "vitest";
import { understandIndicator } from "./understand-indicator.ts";

const shareIn = (text: string): unknown => understandIndicator(text)[0]?.measure;

test("who is counted and among whom, where what is shared follows the number", () => {
  expect(shareIn("ร้อยละ ๘๐ ของพนักงานส่วนตำบลเข้าร่วมกิจกรรมวันสำคัญ")).toEqual({
    kind: "share",
    unit: "คน",
    numerator: "พนักงานส่วนตำบลเข้าร่วมกิจกรรมวันสำคัญ",
    denominator: "พนักงานส่วนตำบล",
  });
});

test("where it stands before the number", () => {
  expect(shareIn("ผู้บริหารและครูลงนามรับทราบมาตรฐานไม่น้อยกว่าร้อยละ ๙๕")).toEqual({
    kind: "share",
    unit: "คน",
    numerator: "ผู้บริหารและครูลงนามรับทราบมาตรฐาน",
    denominator: "ผู้บริหารและครู",
  });
});

test("where the number stands between subject and predicate", () => {
  expect(shareIn("ผู้เข้าอบรม ร้อยละ ๗๐ ผ่านการทดสอบ")).toEqual({
    kind: "share",
    unit: "คน",
    numerator: "ผู้เข้าอบรม ผ่านการทดสอบ",
    denominator: "ผู้เข้าอบรม",
  });
});

test("where a form asks for both counts", () => {
  expect(shareIn("จำนวนครูที่ผ่านการอบรม ...... คน\nจำนวนครูทั้งหมด ...... คน\nคิดเป็นร้อยละ ......")).toEqual({
    kind: "share",
    unit: "คน",
    numerator: "ครูที่ผ่านการอบรม",
    denominator: "ครูทั้งหมด",
  });
});

test("bodies are counted by what they are", () => {
  expect(shareIn("ร้อยละ ๖๐ ของโรงเรียนที่ส่งรายงาน")).toMatchObject({ unit: "โรงเรียน", denominator: "โรงเรียน" });
});

test("where the text names nobody, nobody is invented", () => {
  expect(shareIn("ผลสำเร็จตามแผน ร้อยละ ๙๐")).toEqual({ kind: "share", unit: null, numerator: null, denominator: null });
});
