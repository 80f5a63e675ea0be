import { useState, type ReactNode } from "react";

import { ask } from "../../api.ts";
import { SIGN_IN_WORDS } from "../../words/sign-in.ts";
import { useWordsOf } from "../language.tsx";
import { TextField } from "./fields.tsx";
import type { NextStep } from "./password-step.tsx";
import type { Wrongs } from "./wrongs.tsx";

interface CodeStepProps {
  readonly wrongs: Wrongs;
  readonly onNext: (next: NextStep["next"]) => Promise<void>;
  readonly onStartAgain: () => void;
}

/** ยืนยันตัวตนขั้นที่สอง — a code of the app, or a backup code where the phone is not at hand. */
export function CodeStep({ wrongs, onNext, onStartAgain }: CodeStepProps): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const [byBackup, setByBackup] = useState(false);
  const [code, setCode] = useState("");
  const [sending, setSending] = useState(false);

  const send = async (): Promise<void> => {
    if (code.trim() === "") return wrongs.put([{ field: "code", says: byBackup ? words.backupMissing : words.codeMissing }]);
    setSending(true);
    const path = byBackup ? "/auth/two-factor/verify-backup-code" : "/auth/two-factor/verify-totp";
    const got = await ask<NextStep>(path, { method: "POST", body: { code: code.trim() } });
    if (got.ok) await onNext(got.value.value.next);
    else {
      wrongs.refuse(got.error, { "wrong-code": "code", "wrong-backup-code": "code" });
      if (got.error.kind === "second-factor-over") onStartAgain();
    }
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
      <p>{byBackup ? words.backupSays : words.codeSays}</p>
      <TextField
        id="code"
        key={byBackup ? "backup" : "app"}
        label={byBackup ? words.backup : words.code}
        hint={byBackup ? words.backupHint : words.codeHint}
        short
        autoComplete={byBackup ? "off" : "one-time-code"}
        {...(byBackup ? {} : { inputMode: "numeric" as const })}
        value={code}
        wrong={wrongs.of("code")}
        onType={setCode}
      />
      <div className="buttons">
        <button type="submit" className="main" aria-disabled={sending}>
          {words.confirm}
        </button>
        <span role="status">{sending && words.entering}</span>
      </div>
      <button
        type="button"
        className="link"
        onClick={() => {
          setByBackup(!byBackup);
          setCode("");
          wrongs.put([]);
        }}
      >
        {byBackup ? words.useCode : words.useBackup}
      </button>
      <button
        type="button"
        className="link"
        onClick={() => {
          wrongs.put([]);
          onStartAgain();
        }}
      >
        {words.startAgain}
      </button>
    </form>
  );
}
