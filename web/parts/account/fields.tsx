import { useState, type ReactNode } from "react";

import { SIGN_IN_WORDS } from "../../words/sign-in.ts";
import { useWordsOf } from "../language.tsx";

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: string | undefined;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly autoComplete: string;
  readonly type?: "text" | "email";
  readonly inputMode?: "numeric" | "email";
  readonly short?: boolean;
}

/** ช่องกรอก — its name above, its hint under the name, and what is wrong beside it. */
export function TextField({ id, label, hint, wrong, value, onType, short = false, type = "text", ...rest }: FieldProps): ReactNode {
  return (
    <div className={`field${wrong === undefined ? "" : " wrong"}${short ? " short" : ""}`}>
      <label htmlFor={id}>{label}</label>
      <Notes id={id} hint={hint} wrong={wrong} />
      <input
        id={id}
        name={id}
        type={type}
        value={value}
        aria-describedby={describedBy(id, hint, wrong)}
        aria-invalid={wrong !== undefined}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => onType(event.target.value)}
        {...rest}
      />
    </div>
  );
}

/** ช่องรหัสผ่าน — as a text field, with a button that shows what was typed. */
export function PasswordField({
  id,
  label,
  hint,
  wrong,
  value,
  onType,
  autoComplete,
}: Omit<FieldProps, "type" | "inputMode" | "short" | "autoComplete"> & {
  readonly autoComplete: "current-password" | "new-password";
}): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const [shown, setShown] = useState(false);
  return (
    <div className={wrong === undefined ? "field" : "field wrong"}>
      <label htmlFor={id}>{label}</label>
      <Notes id={id} hint={hint} wrong={wrong} />
      <div className="secret">
        <input
          id={id}
          name={id}
          type={shown ? "text" : "password"}
          value={value}
          autoComplete={autoComplete}
          aria-describedby={describedBy(id, hint, wrong)}
          aria-invalid={wrong !== undefined}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => onType(event.target.value)}
        />
        <button type="button" onClick={() => setShown(!shown)}>
          {shown ? words.hide : words.show}
          <span className="unseen"> {label}</span>
        </button>
      </div>
    </div>
  );
}

function Notes({
  id,
  hint,
  wrong,
}: {
  readonly id: string;
  readonly hint: string | undefined;
  readonly wrong: string | undefined;
}): ReactNode {
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p className="wrong-says" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </>
  );
}

function describedBy(id: string, hint: string | undefined, wrong: string | undefined): string | undefined {
  const ids = [hint === undefined ? "" : `${id}-hint`, wrong === undefined ? "" : `${id}-wrong`].filter((one) => one !== "");
  return ids.length === 0 ? undefined : ids.join(" ");
}
