import { useState, type ReactNode } from "react";

import { addPasskey, passkeysWork, type Passkey } from "../../passkeys.ts";
import { ACCOUNT_WORDS } from "../../words/account.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { TextField } from "./fields.tsx";
import { PasskeyLine } from "./passkey-line.tsx";
import { useDone } from "./use-done.tsx";
import { ErrorSummary, useWrongs } from "./wrongs.tsx";

/** พาสคีย์ — those of the account, and one more of this device. */
export function PasskeysSection(): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const { asked, renew } = useAsked<readonly Passkey[]>("/auth/passkey/list-user-passkeys");
  const { tell, told } = useDone();
  const wrongs = useWrongs();
  const [name, setName] = useState("");
  const [sending, setSending] = useState(false);

  const add = async (): Promise<void> => {
    const called = name.trim();
    wrongs.put(called === "" ? [{ field: "passkey-name", says: words.passkeyNameMissing }] : []);
    if (called === "") return;
    setSending(true);
    const added = await addPasskey(called);
    setSending(false);
    if (!added.ok) {
      if (added.error === "stopped") wrongs.put([{ field: null, says: words.passkeyStopped }]);
      else wrongs.refuse(added.error);
      return;
    }
    setName("");
    tell(words.passkeyAdded(called));
    await renew();
  };

  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{words.passkeysTitle}</h2>
      <p>{words.passkeysSays}</p>
      {told}
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {asked.is === "here" && asked.value.length === 0 && <p>{words.noPasskeys}</p>}
      {asked.is === "here" && asked.value.length > 0 && (
        <ul className="bare passkeys">
          {asked.value.map((passkey) => (
            <PasskeyLine
              key={passkey.id}
              passkey={passkey}
              onChanged={(says) => {
                tell(says);
                void renew();
              }}
            />
          ))}
        </ul>
      )}
      {passkeysWork() ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!sending) void add();
          }}
        >
          <ErrorSummary wrongs={wrongs} />
          <TextField
            id="passkey-name"
            label={words.passkeyName}
            hint={words.passkeyNameHint}
            autoComplete="off"
            value={name}
            wrong={wrongs.of("passkey-name")}
            onType={setName}
          />
          <button type="submit" aria-disabled={sending}>
            {words.addPasskey}
          </button>
        </form>
      ) : (
        <p className="hint">{words.passkeysAway}</p>
      )}
    </section>
  );
}
