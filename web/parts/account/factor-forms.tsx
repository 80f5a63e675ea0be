import { useState, type ReactNode } from "react";

import { ask } from "../../api.ts";
import { ACCOUNT_WORDS } from "../../words/account.ts";
import { useWordsOf } from "../language.tsx";
import { PasswordField, TextField } from "./fields.tsx";
import { ErrorSummary, useWrongs } from "./wrongs.tsx";

const FIELDS = { "wrong-current-password": "factor-password", "wrong-code": "factor-code" };

interface ProvingProps<T> {
  readonly path: string;
  readonly does: string;
  readonly hint?: string;
  /** Asks for a code of the app beside the password. */
  readonly withCode?: boolean;
  readonly onDone: (answer: T) => void;
  readonly onCancel: () => void;
}

/** Asks for the password again before something that guards the account is changed. */
export function Proving<T>({ path, does, hint, withCode = false, onDone, onCancel }: ProvingProps<T>): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const wrongs = useWrongs();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [sending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    const missing = [
      ...(password === "" ? [{ field: "factor-password", says: words.currentMissing }] : []),
      ...(withCode && code.trim() === "" ? [{ field: "factor-code", says: words.codeMissing }] : []),
    ];
    wrongs.put(missing);
    if (missing.length > 0) return;
    setSending(true);
    const got = await ask<T>(path, { method: "POST", body: { password, ...(withCode ? { code: code.trim() } : {}) } });
    setSending(false);
    if (got.ok) onDone(got.value.value);
    else wrongs.refuse(got.error, FIELDS);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void send();
      }}
    >
      <ErrorSummary wrongs={wrongs} />
      {hint !== undefined && <p>{hint}</p>}
      <PasswordField
        id="factor-password"
        label={words.currentPassword}
        autoComplete="current-password"
        value={password}
        wrong={wrongs.of("factor-password")}
        onType={setPassword}
      />
      {withCode && <CodeField value={code} wrong={wrongs.of("factor-code")} onType={setCode} />}
      <Acts does={does} sending={sending} onCancel={onCancel} />
    </form>
  );
}

interface FinishingProps {
  readonly uri: string;
  readonly secret: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The key for the app, and the first code that proves the app has it. */
export function Finishing({ uri, secret, onDone, onCancel }: FinishingProps): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const wrongs = useWrongs();
  const [code, setCode] = useState("");
  const [sending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    if (code.trim() === "") return wrongs.put([{ field: "factor-code", says: words.codeMissing }]);
    setSending(true);
    const got = await ask("/auth/two-factor/verify-totp", { method: "POST", body: { code: code.trim() } });
    setSending(false);
    if (got.ok) onDone();
    else wrongs.refuse(got.error, FIELDS);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void send();
      }}
    >
      <ErrorSummary wrongs={wrongs} />
      <ol className="steps-to-do">
        {words.secretSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <dl className="app-key">
        <dt>{words.secret}</dt>
        <dd>
          <code>{inFours(secret)}</code>
        </dd>
      </dl>
      <a href={uri}>{words.secretLink}</a>
      <CodeField value={code} wrong={wrongs.of("factor-code")} onType={setCode} />
      <Acts does={words.confirmOn} sending={sending} onCancel={onCancel} />
    </form>
  );
}

function CodeField({
  value,
  wrong,
  onType,
}: {
  readonly value: string;
  readonly wrong: string | undefined;
  readonly onType: (text: string) => void;
}): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  return (
    <TextField
      id="factor-code"
      label={words.code}
      short
      inputMode="numeric"
      autoComplete="one-time-code"
      value={value}
      wrong={wrong}
      onType={onType}
    />
  );
}

function Acts({ does, sending, onCancel }: { readonly does: string; readonly sending: boolean; readonly onCancel: () => void }): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  return (
    <div className="buttons">
      <button type="submit" className="main" aria-disabled={sending}>
        {does}
      </button>
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}

/** "ABCDEFGHIJ" → "ABCD EFGH IJ": easier to type from a screen. */
function inFours(secret: string): string {
  return secret.match(/.{1,4}/gu)?.join(" ") ?? secret;
}
