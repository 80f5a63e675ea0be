import { randomBytes } from "node:crypto";

import { z } from "zod";

import { makeToken } from "#actions/make-token.ts";
import { revokeToken } from "#actions/revoke-token.ts";
import { holdsAbove, type Scope } from "#domain/person/role.ts";
import { err, ok } from "#domain/result.ts";
import { madeToken } from "./agency-schemas.ts";
import { MACHINE_TOKEN_PREFIX, machineTokenHash } from "./credential.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { agencyId, isoDate, machineToken, scope } from "./schemas.ts";

const tag = "กุญแจ API";
const ofAgency = z.object({ agency: agencyId });

/** กุญแจ API: keys of machines. A key is shown once, when it is made. */
export const TOKEN_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "listTokens",
    method: "get",
    path: "/agencies/{agency}/tokens",
    tag,
    thai: "กุญแจ API ของหน่วยงาน รวมที่เพิกถอนหรือหมดอายุแล้ว",
    english: "The agency's keys, those over included",
    scope: "people",
    parameters: ofAgency,
    answer: z.array(machineToken),
    refuses: ["agency-not-found", "not-administrator"],
    does: async ({ records: { agencies, members, person }, parameters: { agency: id } }) => {
      const agency = await agencies.find(id);
      if (agency === null) return err({ kind: "agency-not-found" });
      return holdsAbove(person, agency.within, "administrator")
        ? ok({ body: await members.tokens(id) })
        : err({ kind: "not-administrator" });
    },
  }),
  endpoint({
    name: "makeToken",
    method: "post",
    path: "/agencies/{agency}/tokens",
    tag,
    thai: "ออกกุญแจ API: แสดงกุญแจครั้งเดียว ใช้ได้ถึงวันสุดท้ายที่ระบุ ไม่เกิน ๔๐๐ วัน",
    english: "Make a key, shown once; it works up to the last day named, 400 days at most",
    scope: "people",
    parameters: ofAgency,
    body: z.object({
      name: z.string().trim().min(1).max(100),
      scopes: z
        .array(scope.transform((word) => word as Scope))
        .min(1)
        .max(10),
      until: isoDate,
    }),
    answer: madeToken,
    status: 201,
    refuses: ["agency-not-found", "not-administrator", "agency-ended", "token-name-taken", "token-too-long", "token-ended"],
    does: async ({ records, parameters, body }) => {
      const token = `${MACHINE_TOKEN_PREFIX}${randomBytes(32).toString("base64url")}`;
      const scopes = [...new Set(body.scopes)];
      const made = await makeToken({ records }, { ...body, scopes, agency: parameters.agency, hash: machineTokenHash(token) });
      // Told after the transaction: an answer that is kept for a repeated request would keep the key.
      return made.ok ? ok({ afterwards: () => Promise.resolve(ok({ body: { record: made.value, token } })) }) : made;
    },
  }),
  endpoint({
    name: "revokeToken",
    method: "delete",
    path: "/tokens/{token}",
    tag,
    thai: "เพิกถอนกุญแจ API ทันที",
    english: "Revoke a key at once",
    scope: "people",
    parameters: z.object({ token: z.uuid().meta({ description: "รหัสรายการกุญแจ" }) }),
    refuses: ["token-not-found"],
    does: async ({ records, parameters }) => {
      const revoked = await revokeToken({ records }, parameters);
      return revoked.ok ? ok({}) : revoked;
    },
  }),
];
