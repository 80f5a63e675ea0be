import type { Activity } from "#domain/plan/plan.ts";
import type { Indicator } from "#domain/plan/measure.ts";

/** ช่องกรอกผล — what a report form asks of an activity: exactly the inputs that each of its measures needs. */
export function answerText(activity: Activity): string {
  return activity.indicators.map(inputsOf).join("\n");
}

function inputsOf({ measure }: Indicator): string {
  switch (measure.kind) {
    case "share":
      return `${measure.numerator ?? "จำนวนที่ดำเนินการได้"} ........ ${measure.unit ?? "คน"}\n${measure.denominator ?? "จำนวนทั้งหมด"} ........ ${measure.unit ?? "คน"}\nคิดเป็นร้อยละ ........`;
    case "level":
      return ["๑", "๒", "๓", "๔", "๕"].map((level) => `☐ ระดับที่ ${level}`).join("\n");
    case "milestone":
      return "☐ ดำเนินการแล้ว ระบุ ........\n☐ ยังไม่ได้ดำเนินการ";
    case "amount":
      return "........ บาท";
    case "count":
      return `........ ${measure.unit ?? "ครั้ง"}`;
  }
}
