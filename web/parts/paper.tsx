import { memo, useMemo, type ReactNode } from "react";

import type { Block, Document, Run } from "#documents/document.ts";
import { firstsOn } from "../off-paper.ts";
import { useWords } from "./language.tsx";
import { PaperTable } from "./paper-table.tsx";
import { FieldLine } from "./field-line.tsx";

/** เอกสาร — the official form on screen: its sheets, its lines, its real tables. */
export const Paper = memo(function Paper({ paper, mayWrite }: { readonly paper: Document; readonly mayWrite: boolean }): ReactNode {
  const words = useWords();
  const firsts = useMemo(() => firstsOn(paper), [paper]);
  return (
    <section className="paper" lang="th" aria-labelledby="paper">
      <h2 id="paper" className="unseen">
        {words.paper}
      </h2>
      {mayWrite && <p className="how hint">{words.howToEdit}</p>}
      {sheetsOf(paper).map(({ kind, blocks, from }) => (
        <div key={from} className={`sheet ${kind}`}>
          {blocks.map((block, index) => (
            <PaperBlock key={index} block={block} firsts={firsts} />
          ))}
        </div>
      ))}
    </section>
  );
});

function PaperBlock({ block, firsts }: { readonly block: Block; readonly firsts: ReadonlySet<object> }): ReactNode {
  if (block.kind === "table") return <PaperTable table={block} firsts={firsts} />;
  const className = ["line", block.style ?? "body", block.align].filter(Boolean).join(" ");
  if (block.field !== undefined)
    return <FieldLine place={block.field} text={block.text} className={className} repeated={!firsts.has(block)} />;
  if (block.text.trim() === "") return null;
  if (block.style === "section") return <h3 className={className}>{block.text}</h3>;
  return (
    <p className={className}>
      {block.runs === undefined ? block.text : block.runs.map((run, index) => <PaperRun key={index} run={run} />)}
    </p>
  );
}

function PaperRun({ run }: { readonly run: Run }): ReactNode {
  const className = run.leader === true ? "leader" : undefined;
  return run.bold === true ? <strong className={className}>{run.text}</strong> : <span className={className}>{run.text}</span>;
}

interface Sheet {
  readonly kind: string;
  readonly from: number;
  readonly blocks: readonly Block[];
}

function sheetsOf({ blocks, sections }: Document): readonly Sheet[] {
  const starts = sections === undefined || sections.length === 0 ? [{ from: 0, paper: "a4-landscape" }] : sections;
  return starts
    .map(({ from, paper: kind }, index) => ({ from, kind, blocks: blocks.slice(from, starts[index + 1]?.from) }))
    .filter((sheet) => sheet.blocks.length > 0);
}
