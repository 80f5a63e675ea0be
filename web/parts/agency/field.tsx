import { useId, type ReactNode } from "react";

/** What the control inside a field must carry, so that label, hint and refusal are read with it. */
export interface Control {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Why what was given cannot be taken. */
  readonly wrong?: string | undefined;
  readonly short?: boolean;
  /** The control's id, where a summary of refusals links to it. */
  readonly id?: string;
  readonly children: (control: Control) => ReactNode;
}

/** ช่องกรอก — a label above its control, the hint under the label, the refusal beside what it is about. */
export function Field({ label, hint, wrong, short = false, id, children }: FieldProps): ReactNode {
  const made = useId();
  const own = id ?? made;
  const described = [hint === undefined ? "" : `${own}-hint`, wrong === undefined ? "" : `${own}-wrong`]
    .filter((one) => one !== "")
    .join(" ");
  return (
    <div className={`field${short ? " short" : ""}${wrong === undefined ? "" : " wrong"}`}>
      <label htmlFor={own}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${own}-hint`}>
          {hint}
        </p>
      )}
      {wrong !== undefined && (
        <p className="wrong-says" id={`${own}-wrong`}>
          {wrong}
        </p>
      )}
      {children({
        id: own,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": wrong === undefined ? undefined : true,
      })}
    </div>
  );
}
