import type { Memo } from "#domain/plan/plan.ts";
import type { Block, Run } from "../document.ts";
import { paragraph, runsParagraph } from "./paper.ts";

const LABEL = { bold: true, size: 20 } as const;

/** บันทึกข้อความ — the cover memo (ระเบียบงานสารบรรณ ข้อ 12, แบบที่ 29): no closing phrase, dotted leaders after the labels. */
export function writeMemo(memo: Memo): readonly Block[] {
  const field = (name: string) => ({ field: `memo.${name}` });
  return [
    ...(memo.urgency === null
      ? []
      : [runsParagraph([{ text: memo.urgency, bold: true, size: 32, colour: "C00000" }], "urgency", field("urgency"))]),
    runsParagraph([{ text: "บันทึกข้อความ", bold: true, size: 29 }], "memo-title"),
    runsParagraph([{ text: "ส่วนราชการ  ", ...LABEL }, dotted(memo.from)], "memo-line", field("from")),
    runsParagraph(
      [{ text: "ที่  ", ...LABEL }, dotted(memo.number), { text: "  วันที่  ", ...LABEL }, dotted(memo.dateWritten)],
      "memo-line",
      field("number"),
    ),
    runsParagraph([{ text: "เรื่อง  ", ...LABEL }, dotted(memo.subject)], "memo-line", field("subject")),
    runsParagraph([{ text: "เรียน  ", size: 16 }, memo.to === null ? dotted(null) : { text: memo.to, size: 16 }], "memo-line", field("to")),
    ...memo.body.map((text, index) => paragraph(text, "body", field(`body.${index}`))),
    ...(memo.signatory
      ? [
          paragraph(`(${memo.signatory.name ?? "............................................"})`, "signature", field("signatory.name")),
          ...(memo.signatory.position ?? "")
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => paragraph(line, "signature", field("signatory.position"))),
        ]
      : []),
  ];
}

function dotted(text: string | null): Run {
  return { text: text ?? "", size: 16, leader: true };
}
