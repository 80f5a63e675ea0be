import type { ReactNode } from "react";

import { SIGN_IN_WORDS } from "../../words/sign-in.ts";
import { useWordsOf } from "../language.tsx";
import { PasswordField } from "./fields.tsx";
import type { Wrong } from "./wrongs.tsx";

/** Characters that a password must have at least; the server judges it (server/sign-in/passwords.ts). */
const SHORTEST = 12;

/** Refusals of the server that speak of the new password. */
export const NEW_PASSWORD_FIELDS: Readonly<Record<string, string>> = {
  "password-too-short": "new-password",
  "password-too-long": "new-password",
  "password-weak": "new-password",
};

interface NewPasswordProps {
  readonly value: string;
  readonly wrong: string | undefined;
  readonly onType: (text: string) => void;
}

/** รหัสผ่านใหม่ — its rules are told before it is typed. */
export function NewPassword({ value, wrong, onType }: NewPasswordProps): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  return (
    <>
      <div className="note">
        <p>{words.rulesTitle}</p>
        <ul>
          {words.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </div>
      <PasswordField id="new-password" label={words.newPassword} value={value} wrong={wrong} autoComplete="new-password" onType={onType} />
    </>
  );
}

/** What can be said of a new password before it is sent. */
export function wrongsOfNewPassword(
  password: string,
  words: { readonly newPasswordMissing: string; readonly tooShort: (length: number) => string },
): readonly Wrong[] {
  const length = Array.from(password.normalize("NFC")).length;
  if (length === 0) return [{ field: "new-password", says: words.newPasswordMissing }];
  return length < SHORTEST ? [{ field: "new-password", says: words.tooShort(length) }] : [];
}
