import { z } from "zod";

import { beginUpload, countPart, keepPart, listUploads, placeOfPart } from "#actions/begin-upload.ts";
import { enterUpload, goBackTo, keepUpload, readyUpload } from "#actions/finish-upload.ts";
import { PART_BYTES } from "#domain/evidence/evidence.ts";
import { err, ok } from "#domain/result.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { evidence, evidenceDetails, upload } from "./evidence-schemas.ts";
import { agencyId } from "./schemas.ts";
import { storeAway } from "./store-away.ts";

const parameters = z.object({ upload: z.uuid() });
const usual = { tag: "หลักฐาน", scope: "plans:write" } as const;

/** ส่งไฟล์หลักฐาน: say what comes, send it part by part, ask how far it is after a broken line, finish. */
export const UPLOAD_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    ...usual,
    name: "beginUpload",
    method: "post",
    path: "/agencies/{agency}/uploads",
    thai: "เริ่มส่งไฟล์หลักฐาน ไม่เกิน 25 เมกะไบต์ ที่ค้างเกินหนึ่งวันจะถูกลบ",
    english: "Begin to send a file of evidence, up to 25 MB; swept after a day where it is not finished",
    parameters: z.object({ agency: agencyId }),
    body: z.object({
      name: z.string().min(1).max(1000),
      size: z.int().min(0),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/u)
        .nullable()
        .default(null)
        .meta({ description: "of the file as it is sent; compared when it is finished" }),
    }),
    answer: upload,
    status: 201,
    refuses: ["agency-not-found", "not-your-role", "evidence-too-large", "empty", "too-many-uploads"],
    does: async ({ records, parameters: { agency }, body }) => {
      const begun = await beginUpload({ records }, { agency, ...body });
      return begun.ok ? ok({ body: begun.value, location: `/uploads/${begun.value.id}` }) : begun;
    },
  }),
  endpoint({
    ...usual,
    name: "listUploads",
    method: "get",
    path: "/agencies/{agency}/uploads",
    thai: "ไฟล์ที่ท่านส่งค้างไว้ ใหม่สุดก่อน",
    english: "Your own uploads that are not finished, newest first",
    scope: "plans:read",
    parameters: z.object({ agency: agencyId }),
    answer: z.array(upload),
    does: async ({ records, parameters: { agency } }) => ok({ body: await listUploads({ records }, agency) }),
  }),
  endpoint({
    ...usual,
    name: "openUpload",
    method: "get",
    path: "/uploads/{upload}",
    thai: "ส่งไปแล้วถึงไบต์ใด",
    english: "How far the upload is",
    parameters,
    answer: upload,
    refuses: ["upload-not-found"],
    does: async ({ records, parameters: { upload: id } }) => {
      const found = await records.uploads.find(id);
      return found === null ? err({ kind: "upload-not-found" }) : ok({ body: found });
    },
  }),
  endpoint({
    ...usual,
    name: "takeUploadPart",
    method: "put",
    path: "/uploads/{upload}",
    thai: "ส่งส่วนของไฟล์ต่อจากที่ได้รับแล้ว ส่วนละไม่เกิน 512 กิบิไบต์ ส่งส่วนเดิมซ้ำได้",
    english: "Send a part of at most 512 KiB from where the last one ended; the same part may come again",
    parameters,
    query: z.object({ at: z.coerce.number().int().min(0) }),
    bytes: PART_BYTES,
    answer: upload,
    refuses: ["upload-not-found", "upload-elsewhere", "upload-too-long", "empty", "evidence-store-away", "busy"],
    does: async ({ records, parameters: { upload: id }, query: { at }, body, again, signal, equipment: { evidence: desk, log } }) => {
      const part = { id, at, bytes: body as unknown as Uint8Array };
      const place = await placeOfPart({ records }, part);
      if (!place.ok) return place;
      if (place.value.isHere) return ok({ body: place.value.upload });
      return ok({
        afterwards: async () => {
          const leave = await desk.hand(signal);
          if (leave === null) return err({ kind: "busy" });
          const kept = await keepPart(desk, part).finally(leave);
          if (!kept.ok) return storeAway(log, kept.error);
          const counted = await again((after) => countPart({ records: after }, part));
          return counted.ok ? ok({ body: counted.value }) : counted;
        },
      });
    },
  }),
  endpoint({
    ...usual,
    name: "finishUpload",
    method: "post",
    path: "/uploads/{upload}/finish",
    thai: "รับไฟล์ที่ส่งครบแล้วเป็นหลักฐาน: ตรวจชนิดจากเนื้อหา ลบข้อมูลตำแหน่งออกจากภาพ แล้วเก็บ",
    english: "Take the whole file as evidence: recognised by content, location data taken out of photos, kept",
    parameters,
    body: evidenceDetails,
    answer: evidence,
    status: 201,
    refuses: [
      "upload-not-found",
      "not-your-role",
      "upload-unfinished",
      "upload-differs",
      "evidence-type",
      "evidence-type-differs",
      "evidence-macros",
      "old-office",
      "photo-damaged",
      "virus-found",
      "scanner-away",
      "evidence-store-away",
      "busy",
    ],
    does: async ({ records, parameters: { upload: id }, body: details, again, signal, equipment: { evidence: desk, log } }) => {
      const ready = await readyUpload({ records }, id);
      if (!ready.ok) return ready;
      if (ready.value.made !== null) return ok({ body: ready.value.made });
      return ok({
        afterwards: async () => {
          const leave = await desk.sit(signal);
          if (leave === null) return err({ kind: "busy" });
          try {
            const kept = await keepUpload(desk, ready.value.upload);
            if (!kept.ok && (kept.error.kind === "upload-unfinished" || kept.error.kind === "upload-differs")) {
              const received = kept.error.kind === "upload-unfinished" ? kept.error.received : 0;
              await again((after) => goBackTo({ records: after }, { id, received }));
            }
            if (!kept.ok) return kept.error.kind === "evidence-store-away" ? storeAway(log, kept.error) : err(kept.error);
            const made = await again((after) => enterUpload({ records: after, store: desk.store }, { id, kept: kept.value, details }));
            if (!made.ok) return made.error.kind === "evidence-store-away" ? storeAway(log, made.error) : err(made.error);
            // What stays behind here is found by the due job.
            await desk.store.parts.drop(id);
            return ok({ body: made.value });
          } finally {
            leave();
          }
        },
      });
    },
  }),
  endpoint({
    ...usual,
    name: "dropUpload",
    method: "delete",
    path: "/uploads/{upload}",
    thai: "เลิกส่งไฟล์",
    english: "Give an upload up",
    parameters,
    refuses: ["upload-not-found"],
    does: async ({ records, parameters: { upload: id }, equipment: { evidence: desk } }) => {
      if ((await records.uploads.hold(id)) === null) return err({ kind: "upload-not-found" });
      await records.uploads.drop(id);
      return ok({
        afterwards: async () => {
          await desk.store.parts.drop(id);
          return ok({});
        },
      });
    },
  }),
];
