import type { ReactNode } from "react";

import type { Problem } from "../../api.ts";
import { Done } from "./done.tsx";
import { WrongsBox, type Wrongs } from "./wrongs.tsx";

interface KeepFormProps {
  readonly title: string;
  /** What was kept last; empty where nothing was. */
  readonly says: string;
  readonly wrongs: Wrongs;
  readonly problem: Problem | null;
  readonly onSave: () => Promise<void>;
  readonly children: ReactNode;
}

/** แบบบันทึกในหน้าหน่วยงาน — title, what was kept last, what is to be mended, then the fields. */
export function KeepForm({ title, says, wrongs, problem, onSave, children }: KeepFormProps): ReactNode {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      <h5>{title}</h5>
      {says !== "" && <Done says={says} />}
      <WrongsBox wrongs={wrongs} problem={problem} />
      {children}
    </form>
  );
}
