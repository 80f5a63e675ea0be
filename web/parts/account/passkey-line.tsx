import { useState, type ReactNode } from "react";

import { ask } from "../../api.ts";
import type { Passkey } from "../../passkeys.ts";
import { ACCOUNT_WORDS } from "../../words/account.ts";
import { useWordsOf } from "../language.tsx";
import { inBangkok } from "./device.ts";
import { TextField } from "./fields.tsx";
import { ErrorSummary, useWrongs } from "./wrongs.tsx";

interface PasskeyLineProps {
  readonly passkey: Passkey;
  readonly onChanged: (says: string) => void;
}

/** One passkey: its name, since when, and what can be done with it. Removing cannot be undone, so it is asked for twice. */
export function PasskeyLine({ passkey: { id, name, createdAt, synced }, onChanged }: PasskeyLineProps): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const wrongs = useWrongs();
  const [doing, setDoing] = useState<"nothing" | "renaming" | "removing">("nothing");
  const [called, setCalled] = useState(name);

  const send = async (path: string, body: object, says: string): Promise<void> => {
    const got = await ask(`/auth/passkey/${path}`, { method: "POST", body });
    if (!got.ok) return wrongs.refuse(got.error);
    setDoing("nothing");
    onChanged(says);
  };
  const rename = (): void => {
    if (called.trim() === "") wrongs.put([{ field: `name-${id}`, says: words.passkeyNameMissing }]);
    else void send("update-passkey", { id, name: called.trim() }, words.renamed);
  };

  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="hint">
          {words.addedOn(words.date(inBangkok(createdAt).date))}
          {synced && ` · ${words.synced}`}
        </p>
      </div>
      {doing === "nothing" && (
        <div className="buttons">
          <button type="button" className="link" onClick={() => setDoing("renaming")}>
            {words.rename}
            <span className="unseen"> {name}</span>
          </button>
          <button type="button" className="link" onClick={() => setDoing("removing")}>
            {words.remove}
            <span className="unseen"> {name}</span>
          </button>
        </div>
      )}
      {doing === "renaming" && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
        >
          <ErrorSummary wrongs={wrongs} />
          <TextField
            id={`name-${id}`}
            label={words.passkeyName}
            autoComplete="off"
            value={called}
            wrong={wrongs.of(`name-${id}`)}
            onType={setCalled}
          />
          <div className="buttons">
            <button type="submit">{words.keepName}</button>
            <button type="button" onClick={() => setDoing("nothing")}>
              {words.cancel}
            </button>
          </div>
        </form>
      )}
      {doing === "removing" && (
        <div className="stack">
          <ErrorSummary wrongs={wrongs} />
          <p className="note warning">{words.removeAsk(name)}</p>
          <div className="buttons">
            <button type="button" onClick={() => void send("delete-passkey", { id }, words.removed)}>
              {words.removeNow}
            </button>
            <button type="button" onClick={() => setDoing("nothing")}>
              {words.cancel}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}
