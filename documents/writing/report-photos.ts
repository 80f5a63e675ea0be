import type { Activity } from "#domain/plan/plan.ts";
import { formatThaiDate } from "#domain/thai/dates.ts";
import type { Block, Cell, Row } from "../document.ts";
import { cell, paragraph, row } from "./paper.ts";
import type { ReportPaper, ReportPhoto } from "./report-paper.ts";

const IN_A_ROW = 2;

/** ภาพถ่ายกิจกรรม — the photos that prove the results, two to a row, each with its activity, name and day; and how many more there are. */
export function writePhotos({ photos, plan }: ReportPaper): readonly Block[] {
  if (photos === undefined || photos.shown.length + photos.more === 0) return [];
  const { shown, more } = photos;
  const cells = shown.map((photo, at) => photoCell(photo, at, plan.activities));
  const rows: Row[] = [];
  for (let at = 0; at < cells.length; at += IN_A_ROW) rows.push(row(cells.slice(at, at + IN_A_ROW)));
  return [
    paragraph("ภาคผนวก ภาพถ่ายกิจกรรม", "section"),
    ...(rows.length === 0
      ? []
      : [{ kind: "table", place: {}, rows, widths: [1, 1], plain: true, summary: "ภาพถ่ายกิจกรรมพร้อมคำบรรยาย" } as const]),
    ...(more === 0 ? [] : [paragraph(`ยังมีภาพถ่ายหลักฐานในระบบอีก ${more} ภาพ ดูได้ที่หน้ารายงานผลในระบบ`, "body")]),
  ];
}

function photoCell(photo: ReportPhoto, at: number, activities: readonly Activity[]): Cell {
  const { bytes, type, happenedOn } = photo;
  const titles = photo.activities.flatMap((id) => {
    const index = activities.findIndex((one) => one.id === id);
    return index === -1 ? [] : [`๒.${index + 1} ${activities[index]?.title ?? ""}`];
  });
  const name = photo.name.replace(/\.(?:jpe?g|png)$/iu, "");
  const day = happenedOn === null ? "ไม่ได้ระบุวันที่" : formatThaiDate(happenedOn);
  const about = titles.length === 0 ? "" : `กิจกรรม ${titles.join(", ")}`;
  const caption = cell([`ภาพที่ ${at + 1} ${name} (${day})`, about].filter((line) => line !== "").join("\n"), 1 + (at % IN_A_ROW), {
    align: "center",
  });
  return { ...caption, photo: { bytes, type, says: `ภาพถ่าย ${name} ${about}`.trim() } };
}
