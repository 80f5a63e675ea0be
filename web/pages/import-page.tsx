import { useState, type ReactNode } from "react";
import { useParams } from "react-router";

import type { ImportRecord } from "#domain/plan/plans.ts";
import { forgetEdits } from "../parts/import/kept-edits.ts";
import { ImportReview } from "../parts/import/import-review.tsx";
import { Settled } from "../parts/import/settled.tsx";
import { Opening } from "../parts/opening.tsx";
import { RefusedPage } from "../parts/refused-page.tsx";
import { useAsked } from "../parts/use-asked.ts";

/** ตรวจเอกสารก่อนนำเข้า — a document read, beside the plan it became, until it is taken in or dropped. */
export function ImportPage(): ReactNode {
  const { import: id = "" } = useParams();
  const { asked, renew } = useAsked<ImportRecord>(`/imports/${encodeURIComponent(id)}`);
  const [dropped, setDropped] = useState<string | undefined>();
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <RefusedPage problem={asked.problem} onTryAgain={() => void renew()} />;
  const record = asked.value;
  if (dropped === record.id) return <Settled record={record} how="dropped" />;
  if (record.undoneAt !== null) return <Settled record={record} how="undone" />;
  if (record.acceptedAt !== null) return <Settled record={record} how="accepted" />;
  return (
    <ImportReview
      key={record.id}
      record={record}
      onDropped={() => {
        forgetEdits(record.id);
        setDropped(record.id);
      }}
    />
  );
}
