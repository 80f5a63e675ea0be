import { toThaiDigits } from "#domain/thai/digits.ts";

/** The 41 letters that Word counts with: ก ข ค ง … without ฃ ฅ ฤ ฦ (ECMA-376 17.18.59, thaiLetters). */
const THAI_LETTERS = [..."กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"];
const LATIN_LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const THAI_DIGIT_WORDS = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"] as const;
const THAI_PLACES = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"] as const;
const ROMAN = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
] as const;

const WRITERS: Readonly<Record<string, (count: number) => string>> = {
  decimal: String,
  decimalZero: (count) => String(count).padStart(2, "0"),
  thaiNumbers: toThaiDigits,
  thaiLetters: (count) => repeatLetter(THAI_LETTERS, count),
  thaiCounting: countInThai,
  lowerLetter: (count) => repeatLetter(LATIN_LETTERS, count),
  upperLetter: (count) => repeatLetter(LATIN_LETTERS, count).toUpperCase(),
  lowerRoman: toRoman,
  upperRoman: (count) => toRoman(count).toUpperCase(),
  decimalEnclosedCircle: (count) => (count >= 1 && count <= 20 ? String.fromCodePoint(0x245f + count) : String(count)),
  numberInDash: (count) => `- ${count} -`,
  none: () => "",
  bullet: () => "",
};

/** A count in one of Word's numbering styles (`w:numFmt`); a style we do not know counts 1, 2, 3. */
export function formatCount(count: number, style: string): string {
  return (WRITERS[style] ?? String)(count);
}

/** a … z, aa, bb: after the last letter the same letters doubled. */
function repeatLetter(letters: readonly string[], count: number): string {
  if (count < 1 || count > 10_000) return String(count);
  return (letters[(count - 1) % letters.length] ?? "").repeat(Math.ceil(count / letters.length));
}

function toRoman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  let roman = "";
  for (const [letters, worth] of ROMAN) {
    while (rest >= worth) {
      roman += letters;
      rest -= worth;
    }
  }
  return roman;
}

function countInThai(count: number): string {
  if (count < 1 || count > 999_999) return String(count);
  const digits = [...String(count)].map(Number);
  return digits
    .map((digit, index) => {
      const place = digits.length - 1 - index;
      if (digit === 0) return "";
      if (place === 0 && digit === 1 && digits.length > 1) return "เอ็ด";
      if (place === 1) return `${["", "", "ยี่"][digit] ?? THAI_DIGIT_WORDS[digit]}สิบ`;
      return `${THAI_DIGIT_WORDS[digit]}${THAI_PLACES[place]}`;
    })
    .join("");
}
