import { fold } from "#domain/thai/folded.ts";

const SPEAKS = /องค์กรคุณธรรม|องค์กรพัฒนาคุณธรรม|เกณฑ์(?:การ)?ประเมิน|เกณฑ์องค์กร/gu;
const LIST =
  /(?:ข้อ|ตัวชี้วัด|เกณฑ์|ตัวที่|องค์ประกอบ)(?:ที่|ย่อยที่)?[:.]?((?:(?:ข้อ|ตัวชี้วัด|ที่|ข้อที่)*\d{1,2}(?!\d|ข้อ(?!\d)|คะแนน|ตัวชี้วัด(?!\d|ที่)|\.\d)(?:-+|ถึง|,|และ|กับ| |\/)?)+)/gu;
const ALL = /ทั้ง9(?:ข้อ|ตัวชี้วัด|ด้าน)|ทุกข้อ|ทุกตัวชี้วัด|ครบทั้ง9/u;

/**
 * เกณฑ์องค์กรคุณธรรม (ข้อ ๑–๙) — the criteria that a remark says a row serves, ascending.
 * Only where the text speaks of องค์กรคุณธรรม or of criteria for assessment; scores ("๒ คะแนน") are none.
 */
export function criteriaIn(text: string): readonly number[] {
  const { text: folded } = fold(text);
  const speaks = [...folded.matchAll(SPEAKS)][0];
  if (!speaks) return [];
  const criteria = new Set<number>();
  for (const found of folded.matchAll(LIST)) {
    // The clauses of other papers ("ข้อ ๕ ของระเบียบ") come before the first word of the assessment or after their own.
    if (
      /(?:ระเบียบ|กฎหมาย|ประกาศ|คำสั่ง|มาตรา|แผนย่อย|OIT|ITA|MOIT|EB)[^)]{0,40}$/u.test(
        folded.slice(Math.max(0, found.index - 50), found.index).replace(/^.*องค์กรคุณธรรม/u, ""),
      )
    )
      continue;
    for (const criterion of numbersOf(found[1] ?? "")) criteria.add(criterion);
  }
  if (criteria.size === 0 && ALL.test(folded)) for (let criterion = 1; criterion <= 9; criterion += 1) criteria.add(criterion);
  return [...criteria].filter((criterion) => criterion >= 1 && criterion <= 9).sort((one, other) => one - other);
}

function numbersOf(list: string): readonly number[] {
  const numbers: number[] = [];
  let range = false;
  for (const [token] of list.matchAll(/-+|ถึง|\d{1,2}/gu)) {
    if (!/\d/u.test(token)) {
      range = true;
      continue;
    }
    const number = Number(token);
    const before = numbers.at(-1) ?? number;
    if (range) for (let between = before + 1; between < number && between <= 9; between += 1) numbers.push(between);
    numbers.push(number);
    range = false;
  }
  return numbers;
}
