import { useEffect, useState, type ReactNode } from "react";
import { Link, useLocation } from "react-router";

import { ask, type Problem } from "../api.ts";
import { NEW_PASSWORD_FIELDS, NewPassword, wrongsOfNewPassword } from "../parts/account/password-rules.tsx";
import { ErrorSummary, useWrongs } from "../parts/account/wrongs.tsx";
import { useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { SIGN_IN_WORDS } from "../words/sign-in.ts";

interface Owner {
  readonly name: string;
  readonly email: string;
}

type State =
  | { readonly is: "looking" }
  | { readonly is: "refused"; readonly problem: Problem }
  | { readonly is: "open"; readonly owner: Owner }
  | { readonly is: "set" };

/** ตั้งรหัสผ่าน — from a one-time link; its token stays in the fragment, so that no log sees it. */
export function SetPasswordPage(): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const { hash } = useLocation();
  const token = hash.slice(1);
  const [state, setState] = useState<State>({ is: "looking" });
  useEffect(() => {
    if (token === "") return;
    const stopper = new AbortController();
    const look = async (): Promise<void> => {
      const got = await ask<Owner>("/auth/reset-password/look", { method: "POST", body: { token }, signal: stopper.signal });
      if (stopper.signal.aborted) return;
      setState(got.ok ? { is: "open", owner: got.value.value } : { is: "refused", problem: got.error });
    };
    void look();
    return () => stopper.abort();
  }, [token]);

  if (token === "")
    return (
      <div className="narrow stack">
        <PageTitle title={words.noLinkTitle} />
        <p>{words.noLink}</p>
      </div>
    );
  switch (state.is) {
    case "looking":
      return <Opening />;
    case "refused":
      return (
        <div className="narrow">
          <PageTitle title={words.linkRefused} />
          <ProblemBox problem={state.problem} />
        </div>
      );
    case "open":
      return <SetPassword token={token} owner={state.owner} onSet={() => setState({ is: "set" })} />;
    case "set":
      return (
        <div className="narrow">
          <PageTitle key="set" title={words.setDoneTitle} />
          <div className="stack">
            <p>{words.setDone}</p>
            <Link className="button main" to="/sign-in">
              {words.toSignIn}
            </Link>
          </div>
        </div>
      );
  }
}

function SetPassword({ token, owner, onSet }: { readonly token: string; readonly owner: Owner; readonly onSet: () => void }): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const [password, setPassword] = useState("");
  const [sending, setSending] = useState(false);
  const wrongs = useWrongs();
  const send = async (): Promise<void> => {
    const found = wrongsOfNewPassword(password, words);
    wrongs.put(found);
    if (found.length > 0) return;
    setSending(true);
    const got = await ask("/auth/reset-password", { method: "POST", body: { token, newPassword: password } });
    setSending(false);
    if (got.ok) onSet();
    else wrongs.refuse(got.error, NEW_PASSWORD_FIELDS);
  };
  return (
    <div className="narrow">
      <PageTitle title={words.setTitle}>
        <p>
          {words.setFor} <strong lang="th">{owner.name}</strong> <span className="address">{owner.email}</span>
        </p>
      </PageTitle>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) void send();
        }}
      >
        <ErrorSummary wrongs={wrongs} />
        <input className="unseen" type="email" autoComplete="username" value={owner.email} readOnly tabIndex={-1} aria-hidden="true" />
        <NewPassword value={password} wrong={wrongs.of("new-password")} onType={setPassword} />
        <div className="buttons">
          <button type="submit" className="main" aria-disabled={sending}>
            {words.setEnter}
          </button>
          <span role="status">{sending && words.entering}</span>
        </div>
      </form>
    </div>
  );
}
