import { useState, type ReactNode } from "react";

import type { FormName, Message, Plan } from "#domain/plan/plan.ts";
import { writePaper, type OutputName, type Trouble } from "../ask-server.ts";
import { useWords } from "./language.tsx";
import { TroubleBox } from "./trouble-box.tsx";

const OUTPUTS = ["pdf", "docx", "xlsx", "json"] as const satisfies readonly OutputName[];

interface DownloadsProps {
  readonly plan: Plan;
  readonly form: FormName;
  readonly findings: readonly Message[];
  readonly onDone: (says: string) => void;
}

/** ดาวน์โหลด — the plan in the chosen form, as a file. */
export function Downloads({ plan, form, findings, onDone }: DownloadsProps): ReactNode {
  const words = useWords();
  const [making, setMaking] = useState<OutputName | undefined>();
  const [trouble, setTrouble] = useState<Trouble | undefined>();

  const take = async (to: OutputName): Promise<void> => {
    setMaking(to);
    setTrouble(undefined);
    const file = await writePaper({ ...plan, messages: findings }, form, to);
    setMaking(undefined);
    if (!file.ok) {
      setTrouble(file.error);
      return;
    }
    save(file.value, `${nameOf(plan)}.${to}`);
    onDone(words.made(words.outputs[to]));
  };

  return (
    <div className="downloads" role="group" aria-label={words.download}>
      <span aria-hidden="true">{words.download}</span>
      {OUTPUTS.map((to) => (
        <button
          key={to}
          type="button"
          className={to === "pdf" ? "main" : ""}
          aria-disabled={making !== undefined}
          onClick={() => making === undefined && void take(to)}
        >
          {words.outputs[to]}
        </button>
      ))}
      <span className="making" role="status">
        {making !== undefined && (
          <>
            <progress aria-label={words.making(words.outputs[making])} /> {words.making(words.outputs[making])}
          </>
        )}
      </span>
      {trouble !== undefined && <TroubleBox title={words.failed} trouble={trouble} />}
    </div>
  );
}

/** "แผนคุณธรรม-2569-กรมตัวอย่าง", without what file systems refuse. */
function nameOf({ agency, fiscalYear }: Plan): string {
  const parts = ["แผนคุณธรรม", fiscalYear === null ? "" : String(fiscalYear), agency.name ?? ""].filter((part) => part !== "");
  return parts
    .join("-")
    .replaceAll(/[\s/\\:*?"<>|]+/gu, "-")
    .slice(0, 80);
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
