import { useEffect, useRef, type ReactNode } from "react";

import { ask, type Problem } from "../../api.ts";
import { passkeysFillIn, passkeysWork, signInWithPasskey, type PasskeyRefusal } from "../../passkeys.ts";
import { SIGN_IN_WORDS } from "../../words/sign-in.ts";
import { useWordsOf } from "../language.tsx";
import { useAsked } from "../use-asked.ts";

interface Ways {
  readonly passkey: boolean;
  readonly providers: readonly { readonly id: string; readonly name: string }[];
}

interface OtherWaysProps {
  /** Where to go afterwards: the outside provider brings the person back there. */
  readonly to: string;
  readonly onDone: () => Promise<void>;
  readonly onRefused: (refusal: PasskeyRefusal) => void;
}

/** วิธีอื่น — a passkey, or the sign-in of another house. */
export function OtherWays({ to, onDone, onRefused }: OtherWaysProps): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const { asked } = useAsked<Ways>("/auth/ways");
  const passkey = usePasskey(asked.is === "here" && asked.value.passkey, onDone, onRefused);
  if (asked.is !== "here") return null;
  const { providers } = asked.value;
  const offersPasskey = asked.value.passkey && passkeysWork();
  if (!offersPasskey && providers.length === 0) return null;

  const leave = async (provider: string): Promise<void> => {
    const got = await ask<{ readonly url: string }>("/auth/sign-in/social", { method: "POST", body: { provider, returnTo: to } });
    if (got.ok) location.assign(got.value.value.url);
    else onRefused(got.error satisfies Problem);
  };

  return (
    <section className="other-ways" aria-labelledby="other-ways">
      <h2 id="other-ways">{words.otherWays}</h2>
      {offersPasskey && (
        <>
          <button type="button" aria-describedby="passkey-hint" onClick={() => void passkey()}>
            {words.passkey}
          </button>
          <p className="hint" id="passkey-hint">
            {words.passkeyHint}
          </p>
        </>
      )}
      {providers.map(({ id, name }) => (
        <button key={id} type="button" onClick={() => void leave(id)}>
          {words.provider(name)}
        </button>
      ))}
    </section>
  );
}

/** Offers a passkey in the e-mail field while the page is open; the button asks for one outright. Only one may wait at a time. */
function usePasskey(isOffered: boolean, onDone: () => Promise<void>, onRefused: (refusal: PasskeyRefusal) => void): () => Promise<void> {
  const waiting = useRef<AbortController>(undefined);
  const tell = useRef({ onDone, onRefused });
  useEffect(() => {
    tell.current = { onDone, onRefused };
  });
  useEffect(() => {
    if (!isOffered) return;
    const stopper = new AbortController();
    const offer = async (): Promise<void> => {
      if (!(await passkeysFillIn()) || stopper.signal.aborted) return;
      waiting.current = stopper;
      const done = await signInWithPasskey(stopper.signal, true);
      if (done.ok) await tell.current.onDone();
      else if (done.error !== "stopped") tell.current.onRefused(done.error);
    };
    void offer();
    return () => stopper.abort();
  }, [isOffered]);
  return async () => {
    waiting.current?.abort();
    const done = await signInWithPasskey(new AbortController().signal, false);
    if (done.ok) await onDone();
    else onRefused(done.error);
  };
}
