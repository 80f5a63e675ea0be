import { useState, type ReactNode } from "react";

import { ask } from "../../api.ts";
import { ACCOUNT_WORDS } from "../../words/account.ts";
import { SIGN_IN_WORDS } from "../../words/sign-in.ts";
import { useWordsOf } from "../language.tsx";
import { PasswordField } from "./fields.tsx";
import { NEW_PASSWORD_FIELDS, NewPassword, wrongsOfNewPassword } from "./password-rules.tsx";
import { useDone } from "./use-done.tsx";
import { ErrorSummary, useWrongs } from "./wrongs.tsx";

/** เปลี่ยนรหัสผ่าน — asks for the present one; all other devices are signed out. */
export function PasswordSection({ email, onChanged }: { readonly email: string; readonly onChanged: () => void }): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const signInWords = useWordsOf(SIGN_IN_WORDS);
  const wrongs = useWrongs();
  const { tell, told } = useDone();
  const [isOpen, setOpen] = useState(false);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [sending, setSending] = useState(false);

  const send = async (): Promise<void> => {
    const missing = current === "" ? [{ field: "current-password", says: words.currentMissing }] : [];
    const found = [...missing, ...wrongsOfNewPassword(next, signInWords)];
    wrongs.put(found);
    if (found.length > 0) return;
    setSending(true);
    const got = await ask("/auth/change-password", { method: "POST", body: { currentPassword: current, newPassword: next } });
    setSending(false);
    if (!got.ok) return wrongs.refuse(got.error, { ...NEW_PASSWORD_FIELDS, "wrong-current-password": "current-password" });
    setCurrent("");
    setNext("");
    setOpen(false);
    tell(words.changed);
    onChanged();
  };

  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{words.passwordTitle}</h2>
      {told}
      {isOpen ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!sending) void send();
          }}
        >
          <ErrorSummary wrongs={wrongs} />
          <input className="unseen" type="email" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
          <PasswordField
            id="current-password"
            label={words.currentPassword}
            autoComplete="current-password"
            value={current}
            wrong={wrongs.of("current-password")}
            onType={setCurrent}
          />
          <NewPassword value={next} wrong={wrongs.of("new-password")} onType={setNext} />
          <p className="hint">{words.changeHint}</p>
          <div className="buttons">
            <button type="submit" className="main" aria-disabled={sending}>
              {words.change}
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              {words.cancel}
            </button>
          </div>
        </form>
      ) : (
        <button
          type="button"
          onClick={() => {
            tell("");
            wrongs.put([]);
            setOpen(true);
          }}
        >
          {words.change}
        </button>
      )}
    </section>
  );
}
