import type { Contact } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import type { Check, Finding } from "./check.ts";
import { examplePlan } from "./example.ts";
import { isEmpty } from "./lacking.ts";
import { textsOf } from "./texts.ts";
import { at } from "./where.ts";

const VALID = /^[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_%+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/u;
/** Something before and after an "@"; a LINE name ("@office") has nothing before it. Blanks only where Latin letters go on. */
const ADDRESS =
  /(?:[A-Za-z0-9๐-๙._%+-]+\s+|[\p{L}\p{M}\p{N}._%+-]+)@(?:\s+(?=[A-Za-z])|)[\p{L}\p{M}\p{N}.,_-]*[\p{L}\p{M}\p{N}](?:\s*\.\s*[A-Za-z]{2,})*/gu;

/** อีเมลไม่ถูกต้อง — an address that no letter can reach: Thai digits, blanks, Thai letters, no full stop. */
export const emailInvalid: Check = {
  kind: "email-invalid",
  severity: "warning",
  thai: "อีเมลไม่ถูกต้อง",
  why: "อีเมลใช้ได้เฉพาะตัวอักษรและตัวเลขอารบิก เมื่อแปลงทั้งเอกสารเป็นเลขไทย ตัวเลขในอีเมลมักถูกแปลงไปด้วย ทำให้ติดต่อผู้ประสานงานไม่ได้",
  find: (plan) =>
    textsOf(plan).flatMap(({ place, text }): readonly Finding[] => {
      const isField = place.field === "contact.email";
      if (!isField && !text.includes("@")) return [];
      const written = [...text.matchAll(ADDRESS)].map(([address]) => address);
      if (isField && written.length === 0)
        return isEmpty(text) || /^(?:ไม่มี|n\/?a)$/iu.test(text.trim()) ? [] : [{ ...at(plan, place), found: text.trim() }];
      return written.flatMap((address) => {
        if (VALID.test(address)) return [];
        const mended = mendedAddress(address);
        // "Line ID @office" is no address with a blank in it.
        if (mended === null && !isField && /\s/u.test(address)) return [];
        return [
          {
            ...at(plan, place),
            found: address,
            ...(mended === null ? {} : { expected: mended, mend: { ...place, text: text.replace(address, mended) } }),
          },
        ];
      });
    }),
  says: ({ where, found = "", expected }) =>
    expected === undefined
      ? `${where} “${found}” ไม่ใช่อีเมลที่ใช้ได้ กรุณาตรวจสอบ เช่น name@agency.go.th`
      : `${where} “${found}” ใช้รับส่งไม่ได้ น่าจะเป็น ${expected} กรุณาแก้ไข`,
  fails: examplePlan({ contact: exampleContact("chang๑๒@example.go.th") }),
  passes: examplePlan({ contact: exampleContact("chang12@example.go.th") }),
};

/** The address with Arabic digits and without blanks and stray commas; null where that does not make it one. */
function mendedAddress(address: string): string | null {
  const mended = toArabicDigits(address)
    .replaceAll(/\s/gu, "")
    .replaceAll(",", ".")
    .replaceAll(/\.{2,}/gu, ".");
  return VALID.test(mended) ? mended : null;
}

function exampleContact(email: string): Contact {
  return { name: null, position: null, unit: null, address: null, phone: null, fax: null, email, line: null };
}
