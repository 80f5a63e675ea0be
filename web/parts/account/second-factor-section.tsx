import { useState, type ReactNode } from "react";

import { ACCOUNT_WORDS } from "../../words/account.ts";
import { useWordsOf } from "../language.tsx";
import { BackupCodes } from "./backup-codes.tsx";
import { Finishing, Proving } from "./factor-forms.tsx";
import { useDone } from "./use-done.tsx";

/** What the server gives when two-step verification is begun; it is on once a code was typed. */
interface Begun {
  readonly uri: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

type Step =
  | { readonly is: "resting" }
  | { readonly is: "proving"; readonly to: "turn-on" | "turn-off" | "new-codes" }
  | ({ readonly is: "finishing" } & Begun)
  | { readonly is: "codes"; readonly backupCodes: readonly string[] };

/** การยืนยันตัวตนสองขั้น — turned on in two steps, with backup codes at the end. */
export function SecondFactorSection({ isOn, onChanged }: { readonly isOn: boolean; readonly onChanged: () => Promise<void> }): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const { tell, told } = useDone();
  const [step, setStep] = useState<Step>({ is: "resting" });
  const rest = (): void => setStep({ is: "resting" });
  const begin = (to: "turn-on" | "turn-off" | "new-codes"): void => {
    tell("");
    setStep({ is: "proving", to });
  };

  return (
    <section aria-labelledby="factor">
      <h2 id="factor">{words.factorTitle}</h2>
      {told}
      {step.is === "resting" && (
        <>
          <p>{isOn ? words.factorOn : words.factorOff}</p>
          <div className="buttons">
            {isOn ? (
              <>
                <button type="button" onClick={() => begin("new-codes")}>
                  {words.newCodes}
                </button>
                <button type="button" onClick={() => begin("turn-off")}>
                  {words.turnOff}
                </button>
              </>
            ) : (
              <button type="button" onClick={() => begin("turn-on")}>
                {words.turnOn}
              </button>
            )}
          </div>
        </>
      )}
      {step.is === "proving" && step.to === "turn-on" && (
        <Proving<Begun>
          path="/auth/two-factor/enable"
          does={words.goOn}
          onDone={(begun) => setStep({ is: "finishing", ...begun })}
          onCancel={rest}
        />
      )}
      {step.is === "proving" && step.to === "turn-off" && (
        <Proving
          path="/auth/two-factor/disable"
          does={words.turnOff}
          withCode
          onDone={() => {
            rest();
            tell(words.turnedOff);
            void onChanged();
          }}
          onCancel={rest}
        />
      )}
      {step.is === "proving" && step.to === "new-codes" && (
        <Proving<Pick<Begun, "backupCodes">>
          path="/auth/two-factor/generate-backup-codes"
          does={words.newCodes}
          hint={words.newCodesHint}
          onDone={({ backupCodes }) => setStep({ is: "codes", backupCodes })}
          onCancel={rest}
        />
      )}
      {step.is === "finishing" && (
        <Finishing
          uri={step.uri}
          secret={step.secret}
          onDone={() => {
            setStep({ is: "codes", backupCodes: step.backupCodes });
            tell(words.turnedOn);
            void onChanged();
          }}
          onCancel={rest}
        />
      )}
      {step.is === "codes" && <BackupCodes codes={step.backupCodes} onKept={rest} />}
    </section>
  );
}
