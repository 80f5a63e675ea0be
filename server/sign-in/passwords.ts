import { err, ok, type Result } from "#domain/result.ts";

/** ข้อกำหนดรหัสผ่าน — lengths count characters as people do, a Thai letter as one. */
export interface PasswordRules {
  readonly shortest: number;
  readonly longest: number;
  /** zxcvbn's score from 0 to 4; below this a password is refused. */
  readonly score: number;
}

/** The rules of the house; any characters, spaces and Thai too, and no rule of "one capital, one digit". */
export const PASSWORD_RULES: PasswordRules = { shortest: 12, longest: 128, score: 3 };

/** Why a password is not taken. */
export type PasswordRefusal = "password-too-short" | "password-too-long" | "password-weak";

/** The one form of a password: the same letters typed on two keyboards are the same password. */
export function toPassword(text: string): string {
  return text.normalize("NFC");
}

/** Whether a password may be used by this person. The word lists are read at the first password, not at start. */
export async function judgePassword(
  password: string,
  person: { readonly name: string; readonly email: string },
  rules: PasswordRules = PASSWORD_RULES,
): Promise<Result<void, { readonly kind: PasswordRefusal }>> {
  const length = Array.from(password).length;
  if (length < rules.shortest) return err({ kind: "password-too-short" });
  if (length > rules.longest) return err({ kind: "password-too-long" });
  const { score } = (await wordLists()).check(password, wordsOf(person));
  return score < rules.score ? err({ kind: "password-weak" }) : ok(undefined);
}

function wordsOf({ name, email }: { readonly name: string; readonly email: string }): string[] {
  return ["คุณธรรม", "khunatham", name, email, ...name.split(/\s+/u), ...email.split(/[@.]/u)].filter((word) => word.length > 1);
}

let lists: ReturnType<typeof readWordLists> | undefined;

function wordLists(): ReturnType<typeof readWordLists> {
  return (lists ??= readWordLists());
}

async function readWordLists() {
  const [{ ZxcvbnFactory }, common] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]);
  return new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}
