import { useState, type ReactNode } from "react";

import { ask } from "../../api.ts";
import { SIGN_IN_WORDS } from "../../words/sign-in.ts";
import { useWordsOf } from "../language.tsx";
import { PasswordField, TextField } from "./fields.tsx";
import type { Wrongs } from "./wrongs.tsx";

/** What the server says after a step of signing in. */
export interface NextStep {
  readonly next: "done" | "second-factor";
}

interface PasswordStepProps {
  readonly wrongs: Wrongs;
  readonly onNext: (next: NextStep["next"]) => Promise<void>;
}

/** อีเมลและรหัสผ่าน — the first step; a passkey may be offered in the e-mail field. */
export function PasswordStep({ wrongs, onNext }: PasswordStepProps): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [sending, setSending] = useState(false);

  const send = async (): Promise<void> => {
    const missing = [
      ...(email.trim() === "" ? [{ field: "email", says: words.emailMissing }] : []),
      ...(password === "" ? [{ field: "password", says: words.passwordMissing }] : []),
    ];
    wrongs.put(missing);
    if (missing.length > 0) return;
    setSending(true);
    const got = await ask<NextStep>("/auth/sign-in/email", { method: "POST", body: { email: email.trim(), password } });
    if (got.ok) await onNext(got.value.value.next);
    else wrongs.refuse(got.error, { "wrong-password": "password" });
    setSending(false);
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void send();
      }}
    >
      <TextField
        id="email"
        label={words.email}
        type="email"
        inputMode="email"
        autoComplete="username webauthn"
        value={email}
        wrong={wrongs.of("email")}
        onType={setEmail}
      />
      <PasswordField
        id="password"
        label={words.password}
        autoComplete="current-password"
        value={password}
        wrong={wrongs.of("password")}
        onType={setPassword}
      />
      <div className="buttons">
        <button type="submit" className="main" aria-disabled={sending}>
          {words.enter}
        </button>
        <span role="status">{sending && words.entering}</span>
      </div>
      <details>
        <summary>{words.forgotten}</summary>
        <p>{words.forgottenSays}</p>
      </details>
    </form>
  );
}
