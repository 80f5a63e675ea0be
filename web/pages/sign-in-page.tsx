import { useState, type ReactNode } from "react";
import { Navigate, useSearchParams } from "react-router";

import type { PasskeyRefusal } from "../passkeys.ts";
import { CodeStep } from "../parts/account/code-step.tsx";
import { ExampleOfficers } from "../parts/account/example-officers.tsx";
import { OtherWays } from "../parts/account/other-ways.tsx";
import { PasswordStep, type NextStep } from "../parts/account/password-step.tsx";
import { returnPath } from "../parts/account/return-path.ts";
import { ErrorSummary, useWrongs } from "../parts/account/wrongs.tsx";
import { useWordsOf } from "../parts/language.tsx";
import { useKnowing } from "../parts/me.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { SIGN_IN_WORDS } from "../words/sign-in.ts";

/** ลงชื่อเข้าใช้ — e-mail and password, the second step, a passkey, another house's sign-in, or an example officer; then on to where one wanted. */
export function SignInPage(): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const [search] = useSearchParams();
  const to = returnPath(search.get("to"));
  const { known, renew } = useKnowing();
  const [step, setStep] = useState<"password" | "code">("password");
  const wrongs = useWrongs();
  if (known.is === "me") return <Navigate to={to} replace />;

  const go = async (next: NextStep["next"]): Promise<void> => {
    wrongs.put([]);
    if (next === "second-factor") setStep("code");
    else await renew();
  };
  const refused = (refusal: PasskeyRefusal): void => {
    if (refusal === "stopped") wrongs.put([{ field: null, says: words.passkeyStopped }]);
    else wrongs.refuse(refusal);
  };

  return (
    <div className="sign-in">
      {step === "password" ? (
        <>
          <PageTitle key="password" title={words.title}>
            <p>{words.says}</p>
          </PageTitle>
          <div className="sign-in-ways">
            <div className="stack">
              <Refused kind={search.get("refused")} />
              <ErrorSummary wrongs={wrongs} title={words.refusedTitle} />
              <PasswordStep wrongs={wrongs} onNext={go} />
              <OtherWays to={to} onDone={() => go("done")} onRefused={refused} />
            </div>
            <ExampleOfficers onDone={() => go("done")} />
          </div>
        </>
      ) : (
        <div className="narrow">
          <PageTitle key="code" title={words.codeTitle} />
          <div className="stack">
            <ErrorSummary wrongs={wrongs} title={words.refusedTitle} />
            <CodeStep wrongs={wrongs} onNext={go} onStartAgain={() => setStep("password")} />
          </div>
        </div>
      )}
    </div>
  );
}

/** Why another house's sign-in did not let one in. */
function Refused({ kind }: { readonly kind: string | null }): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const { asked } = useAsked<{ readonly detail: string }>(kind === null ? null : `/auth/refusals/${encodeURIComponent(kind)}`);
  if (kind === null || asked.is !== "here") return null;
  return (
    <div className="trouble" role="alert">
      <h2>{words.refusedTitle}</h2>
      <p lang="th">{asked.value.detail}</p>
    </div>
  );
}
