import { expect, test } from "vitest";

import { breakThai } from "./line-break.ts";

/** The pieces with a bar at each place where a line may end. */
const barred = (text: string, extraWords: readonly string[] = []): string => breakThai(text, extraWords).join("|");

test("joined, the pieces are the text again, blanks and line ends included", () => {
  for (const text of ["", " ", "  นำ \n\n ก\t๑  ", "กขค\u200Bงจ", "a\uD800b ก", "ๆๆ ฯฯ ) ( ", "“ก” \"ข\" 'ค'"])
    expect(breakThai(text).join("")).toBe(text);
});

test("words of a plan stay whole where a general breaker cuts or misreads them", () => {
  expect(barred("เป้าหมายของจิตอาสาใช้งบประมาณ")).toBe("เป้าหมาย|ของ|จิตอาสา|ใช้|งบประมาณ");
  expect(barred("สื่อสารอื่นๆ")).toBe("สื่อสาร|อื่นๆ");
  expect(barred("นำคุณธรรมมาสร้างความร่วมมือ")).toBe("นำ|คุณธรรม|มา|สร้าง|ความร่วมมือ");
  expect(barred("องค์กรคุณธรรม")).toBe("องค์กร|คุณธรรม");
  expect(barred("ในการปฏิบัติงานของกระทรวงฯ")).toBe("ใน|การ|ปฏิบัติงาน|ของ|กระทรวงฯ");
});

test("a month stays whole and keeps its year, its day and its bracket", () => {
  expect(barred("มิ.ย.")).toBe("มิ.ย.");
  expect(barred("(ต.ค. ๖๘ - มี.ค. ๖๙)")).toBe("(ต.ค. ๖๘ - |มี.ค. ๖๙)");
  expect(barred("ต.ค. ๒๕๖๘ – มิ.ย. ๒๕๖๙")).toBe("ต.ค. ๒๕๖๘ – |มิ.ย. ๒๕๖๙");
  expect(barred("ประชุม ๕ ตุลาคม ๒๕๖๘")).toBe("ประชุม |๕ ตุลาคม ๒๕๖๘");
});

test("a number stays with its unit and with the word before it", () => {
  expect(barred("ไม่น้อยกว่า ๑ ครั้ง/ปี/หน่วยงาน")).toBe("ไม่น้อยกว่า |๑ ครั้ง/|ปี/|หน่วยงาน");
  expect(barred("ปีงบประมาณ พ.ศ. ๒๕๖๙")).toMatch(/พ\.ศ\. ๒๕๖๙$/u);
  expect(barred("ผ่าน ร้อยละ ๘๐ ได้ ๑๓๕,๐๐๐ บาท")).toBe("ผ่าน |ร้อยละ ๘๐ |ได้ |๑๓๕,๐๐๐ บาท");
  expect(barred("ระดับ๓")).toBe("ระดับ๓");
  expect(barred("โทร. ๐ ๒๑๒๓ ๔๕๖๗")).toBe("โทร. ๐ ๒๑๒๓ ๔๕๖๗");
});

test("an item's number or dash stays with what follows, a dash between words with what precedes", () => {
  expect(barred("(๑) แผน ๒) ผล ก. เหตุ")).toBe("(๑) แผน |๒) ผล |ก. เหตุ");
  expect(barred("- แผน\n- ผล – เหตุ")).toBe("- แผน\n|- ผล – |เหตุ");
  expect(barred("☑ ใช่ ☐ ไม่")).toBe("☑ ใช่ |☐ ไม่");
});

test("a closing sign, ๆ or ฯ never begins a line and an opening sign never ends one", () => {
  for (const text of ["กิจกรรมต่าง ๆ (กลุ่ม คน) และ “ความดี” ของกรุงเทพฯ ฯลฯ", 'เรียก "คนดี" ว่า ( ดี ) [ก] ๑๐๐ %']) {
    for (const piece of breakThai(text)) {
      expect(piece).not.toMatch(/^[)\]}”’ๆฯ%]/u);
      expect(piece.trimEnd()).not.toMatch(/[([{“‘]$/u);
    }
  }
});

test("no piece begins with a mark or ends with a vowel that is written before its consonant", () => {
  const text = "เจ้าหน้าที่ทุกคนร่วมแสดงเจตนารมณ์ต่อต้านการทุจริตประพฤติมิชอบและน้อมนำหลักปรัชญาของเศรษฐกิจพอเพียงไปใช้ในชีวิต".repeat(20);
  for (const piece of breakThai(text)) {
    expect(piece).not.toMatch(/^[ะ-ฺๅ-๎]/u);
    expect(piece).not.toMatch(/[เ-ไ]$/u);
  }
});

test("addresses break after their signs, other Latin words and abbreviations stay whole", () => {
  expect(barred("https://www.agency.example/plan/2569")).toBe("https://|www.agency.example/|plan/|2569");
  expect(barred("saraban@agency.example")).toBe("saraban@|agency.example");
  expect(barred("N/A e-mail ศปท.อก. ว/๑๒๓")).toBe("N/A |e-mail |ศปท.อก. |ว/๑๒๓");
});

test("an agency's own words stay whole when it gives them", () => {
  expect(barred("ศูนย์ฟ้าใสใจดี")).not.toBe("ศูนย์|ฟ้าใสใจดี");
  expect(barred("ศูนย์ฟ้าใสใจดี", ["ฟ้าใสใจดี"])).toBe("ศูนย์|ฟ้าใสใจดี");
});

test("very long texts without blanks take time in proportion to their length", () => {
  const start = performance.now();
  for (const text of [
    "การดำเนินงาน".repeat(5_000),
    "ก".repeat(50_000),
    "((".repeat(20_000),
    '"'.repeat(30_000),
    "-/".repeat(20_000),
    "๑ ".repeat(20_000),
  ])
    expect(breakThai(text).join("")).toBe(text);
  expect(performance.now() - start).toBeLessThan(5_000);
});
