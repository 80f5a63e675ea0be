import { useEffect, useId, useRef, useState, useSyncExternalStore, type ReactNode } from "react";

import type { Evidence, EvidenceDetails, EvidenceUse } from "#domain/evidence/evidence.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { begunUploads } from "../../evidence/begun-uploads.ts";
import { fileSum } from "../../evidence/file-sum.ts";
import { openEvidenceSender } from "../../evidence/sender.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useDropHere } from "../use-drop-here.ts";
import { BegunList } from "./begun-list.tsx";
import { DetailsFields, readDetails, type ToldDetails } from "./details-fields.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { EvidencePicker } from "./evidence-picker.tsx";
import { LinkForm } from "./link-form.tsx";
import { SendingList } from "./sending-list.tsx";

interface EvidenceBoxProps {
  /** Whose evidence it is. */
  readonly agency: number;
  /** Where the result's evidence is attached: `/reports/{id}/evidence` or `/answers/{id}/evidence`. */
  readonly path: string;
  /** The activity, where the path does not tell it. */
  readonly activity: string | null;
  readonly uses: readonly EvidenceUse[];
  readonly mayWrite: boolean;
  /** What is being proved, as it is called. */
  readonly of: string;
  readonly onChanged: () => void;
}

const ACCEPTS = ".jpg,.jpeg,.png,.pdf,.docx,.xlsx,image/jpeg,image/png,application/pdf";
const UNTOLD: ToldDetails = { day: "", channel: "" };

/** หลักฐานของผลหนึ่ง — files by button, camera or drop, links, and what is attached elsewhere already. */
export function EvidenceBox(props: EvidenceBoxProps): ReactNode {
  const { uses, mayWrite, of, onChanged } = props;
  const words = useWordsOf(EVIDENCE_WORDS);
  const id = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  const detach = async (use: EvidenceUse): Promise<void> => {
    setProblem(null);
    const got = await ask(`/evidence-uses/${use.id}`, { method: "DELETE", key: newKey() });
    if (!got.ok) return setProblem(got.error);
    onChanged();
    document.getElementById(id)?.focus();
  };
  const describe = async ({ id: evidence }: Evidence, details: EvidenceDetails): Promise<Problem | null> => {
    setProblem(null);
    const got = await ask(`/evidence/${evidence}`, { method: "PUT", key: newKey(), body: details });
    if (!got.ok) return got.error;
    onChanged();
    return null;
  };
  const confirmConsent = async (evidence: Evidence): Promise<void> => {
    const { happenedOn, channel, note } = evidence;
    setProblem(await describe(evidence, { happenedOn, channel, note, consent: true }));
  };
  if (uses.length === 0 && !mayWrite) return null;
  return (
    <section className="evidence" aria-label={`${words.title} ${of}`}>
      <p id={id} className="evidence-title" tabIndex={-1}>
        {uses.length === 0 ? words.title : words.count(uses.length)}
      </p>
      {uses.length > 0 && (
        <EvidenceList
          uses={uses}
          {...(mayWrite
            ? {
                onRemove: (use: EvidenceUse) => void detach(use),
                onConsent: (evidence: Evidence) => void confirmConsent(evidence),
                onDescribe: describe,
              }
            : {})}
        />
      )}
      {problem !== null && <ProblemBox problem={problem} />}
      {mayWrite && <AddEvidence {...props} />}
    </section>
  );
}

function AddEvidence({ agency, path, activity, uses, of, onChanged }: EvidenceBoxProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const [consent, setConsent] = useState(false);
  const [told, setTold] = useState(UNTOLD);
  const [adding, setAdding] = useState<"link" | "pick" | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const attach = async (evidence: Evidence): Promise<Problem | null> => {
    const got = await ask(path, {
      method: "POST",
      key: newKey(),
      body: { evidence: evidence.id, ...(activity === null ? {} : { activity }) },
    });
    if (!got.ok) return got.error;
    setAdding(null);
    onChanged();
    return null;
  };
  // The box stays with its result for as long as it is shown: what the sender begins with holds to its end.
  const [begun] = useState(() => begunUploads(`${path} ${activity ?? ""}`, () => localStorage));
  const [sender] = useState(() =>
    openEvidenceSender(agency, {
      ask,
      begun,
      sumOf: fileSum,
      now: () => performance.now(),
      wait: (milliseconds, then) => void setTimeout(then, milliseconds),
      onKept: attach,
    }),
  );
  const sending = useSyncExternalStore(sender.listen, sender.state);
  useEffect(() => {
    addEventListener("online", sender.tryAgain);
    return () => removeEventListener("online", sender.tryAgain);
  }, [sender]);
  const [isRefused, setRefused] = useState(false);
  /** Does it with the details as told; nothing is sent while their day cannot be understood. */
  const withDetails = (send: (details: EvidenceDetails) => void): void => {
    const read = readDetails(told);
    setRefused(read === null);
    if (read !== null) send({ ...read, note: "", consent });
  };
  const add = (list: FileList | null | undefined): void => {
    const chosen = [...(list ?? [])];
    withDetails((details) => sender.add(chosen, details));
  };
  const { isOver, listens } = useDropHere(add);

  return (
    <div className={isOver ? "evidence-add over" : "evidence-add"} {...listens}>
      <BegunList
        agency={agency}
        begun={begun}
        sending={sending.map(({ upload }) => upload)}
        onChoose={() => files.current?.click()}
        onKeep={(upload) => withDetails((details) => sender.finish(upload, details))}
      />
      <label className="choice">
        <input type="checkbox" checked={consent} onChange={(event) => setConsent(event.currentTarget.checked)} />
        <span>{words.consent}</span>
      </label>
      <details open={isRefused ? true : undefined}>
        <summary>{words.details}</summary>
        <DetailsFields told={told} onTell={setTold} isRefused={isRefused} />
        <p className="hint">
          {words.accepts} <span className="drop-says">{words.dropHere}</span>
        </p>
      </details>
      <div className="buttons">
        <button type="button" aria-label={`${words.camera} ${of}`} onClick={() => camera.current?.click()}>
          {words.camera}
        </button>
        <button type="button" aria-label={`${words.add} ${of}`} onClick={() => files.current?.click()}>
          {words.add}
        </button>
        <button type="button" className="link" aria-label={`${words.addLink} ${of}`} onClick={() => setAdding("link")}>
          {words.addLink}
        </button>
        <button type="button" className="link" aria-label={`${words.pick} ${of}`} onClick={() => setAdding("pick")}>
          {words.pick}
        </button>
      </div>
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/jpeg,image/png"
        capture="environment"
        aria-label={words.camera}
        onChange={taken(add)}
      />
      <input ref={files} type="file" hidden multiple accept={ACCEPTS} aria-label={words.add} onChange={taken(add)} />
      <SendingList sending={sending} onGiveUp={sender.giveUp} onTryAgain={sender.tryAgain} />
      {adding === "link" && <LinkForm agency={agency} onKept={attach} onCancel={() => setAdding(null)} />}
      {adding === "pick" && (
        <EvidencePicker
          agency={agency}
          without={uses.map(({ evidence }) => evidence.id)}
          onPick={attach}
          onCancel={() => setAdding(null)}
        />
      )}
    </div>
  );
}

/** The same file may be chosen again after a refusal. */
function taken(add: (list: FileList | null) => void) {
  return ({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void => {
    add(currentTarget.files);
    currentTarget.value = "";
  };
}
