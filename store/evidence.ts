import { randomUUID } from "node:crypto";

import { sql, type Selectable } from "kysely";

import type { Evidence, EvidenceUse } from "#domain/evidence/evidence.ts";
import type { EvidenceRegister } from "#domain/evidence/registers.ts";
import { writeAudit } from "./audit.ts";
import { statement } from "./statement.ts";
import type { Tables } from "./tables.ts";
import { draft } from "./transaction.ts";
import type { Desk } from "./within.ts";

const EVIDENCE = [
  "evidence.id",
  "evidence.agency_id",
  "evidence.kind",
  "evidence.name",
  "evidence.sha256",
  "evidence.type",
  "evidence.size",
  "evidence.width",
  "evidence.height",
  "evidence.link",
  "evidence.channel",
  "evidence.happened_on",
  "evidence.note",
  "evidence.consent",
  "evidence.made_by_name",
  "evidence.made_at",
  "evidence.link_failing_since",
  "evidence.link_dead",
] as const;
const USES = sql<number>`(select count(*)::int from evidence_use u where u.evidence_id = evidence.id)`;
const LISTED = 500;

const KEPT = draft.selectFrom("evidence").select(EVIDENCE).select(USES.as("uses")).where("evidence.removed_at", "is", null);
const IN_USE = draft
  .selectFrom("evidence_use")
  .innerJoin("evidence", "evidence.id", "evidence_use.evidence_id")
  .innerJoin("agency", "agency.id", "evidence_use.agency_id")
  .select(EVIDENCE)
  .select([
    USES.as("uses"),
    "evidence_use.id as use_id",
    "evidence_use.report_id",
    "evidence_use.answer_id",
    "evidence_use.key",
    "evidence_use.position",
    "agency.name as agency_name",
  ])
  .orderBy("evidence_use.made_at")
  .orderBy("evidence_use.id");
const FIND = statement((_, given: { readonly id: string }) => KEPT.where("evidence.id", "=", given.id));
const OF_AGENCY = statement((_, given: { readonly agency: number }) =>
  KEPT.where("evidence.agency_id", "=", given.agency).orderBy("evidence.made_at", "desc").limit(LISTED),
);
const OF_FILE = statement((_, given: { readonly agency: number; readonly sha256: string }) =>
  KEPT.where("evidence.agency_id", "=", given.agency).where("evidence.sha256", "=", given.sha256),
);
const OF_REPORT = statement((_, given: { readonly report: string }) => IN_USE.where("evidence_use.report_id", "=", given.report));
const OF_ANSWER = statement((_, given: { readonly answer: string }) => IN_USE.where("evidence_use.answer_id", "=", given.answer));
const USE = statement((_, given: { readonly use: string }) => IN_USE.where("evidence_use.id", "=", given.use));

/** ทะเบียนหลักฐานของธุรกรรมนี้. */
export function evidenceIn(desk: Desk): EvidenceRegister {
  const { trx, person } = desk;
  const find = async (id: string): Promise<Evidence | null> => {
    const [row] = await FIND(trx, { id });
    return row === undefined ? null : toEvidence(row);
  };
  return {
    find,
    hold: async (id) => {
      await trx.selectFrom("evidence").select("id").where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
      return find(id);
    },
    ofAgency: async (agency) => (await OF_AGENCY(trx, { agency })).map(toEvidence),
    add: async ({ agency, kind, name, file, link, details }) => {
      const known = async (): Promise<Evidence | null> => {
        if (file === null) return null;
        const [row] = await OF_FILE(trx, { agency, sha256: file.sha256 });
        return row === undefined ? null : toEvidence(row);
      };
      // Two who send the same file at once: the second finds what the first has kept.
      if (file !== null) {
        await sql`select pg_advisory_xact_lock(${agency}, hashtext(${file.sha256})), keep_from_erasing(${file.sha256})`.execute(trx);
      }
      const there = await known();
      if (there !== null) return there;
      const id = randomUUID();
      await writeAudit(desk, {
        act: "evidence.added",
        agency,
        changes: [],
        facts: { evidence: id, name, kind, sha256: file?.sha256 ?? null, link },
      });
      await trx
        .insertInto("evidence")
        .values({
          id,
          agency_id: agency,
          kind,
          name,
          link,
          sha256: file?.sha256 ?? null,
          type: file?.type ?? null,
          size: file?.size ?? null,
          width: file?.width ?? null,
          height: file?.height ?? null,
          channel: details.channel,
          happened_on: details.happenedOn,
          note: details.note,
          consent: details.consent,
          made_by: person.id,
          made_by_name: person.name,
        })
        .execute();
      const made = await find(id);
      if (made === null) throw new Error("evidence was not there after it was kept");
      return made;
    },
    describe: async (id, { happenedOn, channel, note, consent }, entry) => {
      await writeAudit(desk, entry);
      await trx.updateTable("evidence").set({ happened_on: happenedOn, channel, note, consent }).where("id", "=", id).execute();
    },
    remove: async (id, entry) => {
      await writeAudit(desk, entry);
      await trx
        .updateTable("evidence")
        .set({ removed_at: sql`now()` })
        .where("id", "=", id)
        .execute();
    },
    ofReport: async (report) => (await OF_REPORT(trx, { report })).map(toUse),
    ofAnswer: async (answer) => (await OF_ANSWER(trx, { answer })).map(toUse),
    findUse: async (id) => {
      const [row] = await USE(trx, { use: id });
      return row === undefined ? null : toUse(row);
    },
    attach: async (evidence, { report, answer }, { activity, position }, entry) => {
      const there = await trx
        .selectFrom("evidence_use")
        .select("id")
        .where("evidence_id", "=", evidence)
        .where("report_id", "=", report)
        .where("answer_id", answer === null ? "is" : "=", answer)
        .where("key", "=", activity)
        .where("position", position === null ? "is" : "=", position)
        .executeTakeFirst();
      if (there !== undefined) return there.id;
      await writeAudit(desk, entry);
      const { id } = await trx
        .insertInto("evidence_use")
        .values({ evidence_id: evidence, report_id: report, answer_id: answer, key: activity, position, made_by_name: person.name })
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    },
    detach: async (use, entry) => {
      await writeAudit(desk, entry);
      await trx.deleteFrom("evidence_use").where("id", "=", use).execute();
    },
  };
}

type EvidenceRow = Omit<Selectable<Tables["evidence"]>, "within" | "made_by" | "removed_at"> & { readonly uses: number };

function toEvidence(row: EvidenceRow): Evidence {
  const { sha256, type, size, width, height } = row;
  return {
    id: row.id,
    agency: row.agency_id,
    kind: row.kind,
    name: row.name,
    file: sha256 === null || type === null || size === null ? null : { sha256, type, size, width, height },
    link: row.link,
    channel: row.channel,
    happenedOn: row.happened_on,
    note: row.note,
    consent: row.consent,
    madeByName: row.made_by_name,
    madeAt: row.made_at,
    deadSince: row.link_dead ? row.link_failing_since : null,
    uses: row.uses,
  };
}

interface UseRow extends EvidenceRow {
  readonly use_id: string;
  readonly report_id: string;
  readonly answer_id: string | null;
  readonly key: string;
  readonly position: number | null;
  readonly agency_name: string;
}

function toUse(row: UseRow): EvidenceUse {
  return {
    id: row.use_id,
    report: row.report_id,
    answer: row.answer_id,
    activity: row.key,
    position: row.position,
    agency: row.agency_id,
    agencyName: row.agency_name,
    evidence: toEvidence(row),
  };
}
