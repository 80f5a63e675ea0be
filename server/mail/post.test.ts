import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { err, ok } from "#domain/result.ts";
import { startJobs } from "#server/jobs.ts";
import type { LogLine } from "#server/log.ts";
import { openDatabase, type Database } from "#store/database.ts";
import { doDueJob } from "#store/jobs.ts";
import { countLetters, inTransaction, tryLetter, type Carrier, type Letter } from "#store/mail.ts";
import { openStore } from "#store/within.ts";
import { as } from "#testing/database.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";
import { openPost, type Post } from "./post.ts";
import { sendMail } from "./send-mail.ts";

const TODAY = "2026-11-21";
const PLAN = "00000000-0000-4000-8000-000000000001";

interface Server {
  readonly records: Database;
  readonly signIns: Database;
}

let office: Office;
let servers: readonly Server[] = [];
let lines: LogLine[] = [];

beforeAll(async () => {
  office = await openOffice();
  servers = Array.from({ length: 3 }, () => ({
    records: openDatabase(office.serverUrl, "khunatham_app", 2),
    signIns: openDatabase(office.serverUrl, "khunatham_sign_in", 3),
  }));
  const [ministry, department] = [office.agency("กระทรวงทดลอง"), office.agency("กรมตัวอย่าง")];
  // The department's plan of last year is approved, and its report of twelve months is nine days late; this year's plan waits for its decision.
  await query(`insert into plan (id, agency_id, fiscal_year, facts, within, status, version) values ('${PLAN}', ${department}, 2569, '{}', '{}', 'approved', 1);
    insert into plan (agency_id, fiscal_year, facts, within, status) values (${department}, 2570, '{}', '{}', 'submitted');
    insert into round (agency_id, fiscal_year, months, opens, due, late) values (${ministry}, 2569, 12, '2026-10-01', '2026-11-12', 'accept');
    insert into deadline (agency_id, fiscal_year, due) values (${ministry}, 2570, '2026-11-30');
    insert into handover (agency_id, within, predecessor_id, predecessor_name, successor_id, successor_name, reader_id, note, owed, made_by, made_by_name)
      select ${office.agency("กรมอื่น")}, '{}', 'person-foreign-author', 'นางสาวเดิม สมมติ', p, p, p, E'ฝากด้วย\nขอบคุณ', '{}', p, p
      from (values ('person-foreign-approver')) one (p)`);
});
afterAll(async () => {
  await Promise.all(servers.flatMap(({ records, signIns }) => [records.close(), signIns.close()]));
  await office?.drop();
});
beforeEach(async () => {
  lines = [];
  await query("delete from auth.digest; delete from auth.mail; update job set next_at = 'infinity'");
});

const query = async (text: string) => (await as(office.superUrl, (client) => client.query(text))).rows;
const queue = (day = TODAY) => query(`select auth.queue_digests('${day}') as people`);
const post = (server: Server, carrier: Carrier | null): Post =>
  openPost({
    signIns: server.signIns.pool,
    store: openStore(server.records),
    log: (line) => lines.push(line),
    address: "https://plan.example.go.th",
    carrier,
  });
const work = (carrier: Carrier | null, some = servers) => Promise.all(some.map((server) => post(server, carrier).work(() => false)));
const one = (): readonly Server[] => servers.slice(0, 1);
const refuses: Carrier = () => Promise.reject(Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:25"), { code: "ECONNREFUSED" }));

/** A mail server that keeps what it was given. */
function mailbox(): { readonly letters: Letter[]; readonly carrier: Carrier } {
  const letters: Letter[] = [];
  return {
    letters,
    carrier: async (letter) => {
      await new Promise((done) => setTimeout(done, 5));
      letters.push(letter);
      return ok(undefined);
    },
  };
}

describe("the digest of a day", () => {
  test("three servers write one letter to each who owes something, and none to who owes nothing", async () => {
    await queue();
    const { letters, carrier } = mailbox();
    await work(carrier);
    const told = letters.map(({ to }) => to).toSorted();
    expect(new Set(told).size).toBe(told.length);
    expect(told).toEqual(expect.arrayContaining(["approver@example.go.th", "author@example.go.th", "other-author@example.go.th"]));
    expect(told).not.toContain("auditor@example.go.th");
    expect(lines).toEqual([]);
    expect(await query("select count(*)::int as left from auth.reading_pass")).toEqual([{ left: 0 }]);
  });

  test("the letter says exactly what is owed, by when, and where; the approver is told of what is a week late", async () => {
    await queue();
    await work(null, one());
    const letters = await query("select to_address as to, subject, body from auth.mail");
    const to = (officer: string) => letters.find((letter) => letter.to === `${officer}@example.go.th`);
    expect(to("author")?.subject).toBe("คุณธรรม: มีเรื่องที่ต้องทำ ๑ เรื่อง เลยกำหนดแล้ว ๑ เรื่อง");
    expect(to("author")?.body).toBe(`เรียน ${nameOf("author")}

ณ วันที่ ๒๑ พฤศจิกายน ๒๕๖๙ ท่านมีเรื่องที่ต้องทำในระบบคุณธรรม ๑ เรื่อง

เลยกำหนดแล้ว

๑. รายงานผลการดำเนินงาน รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๙ กรมตัวอย่าง
   กำหนดส่ง ๑๒ พฤศจิกายน ๒๕๖๙ เลยกำหนดมา ๙ วัน
   https://plan.example.go.th/plans/${PLAN}/reports/12

ดูทั้งหมดได้ที่ https://plan.example.go.th/
จดหมายนี้ระบบจัดทำวันละไม่เกินหนึ่งฉบับ ไม่ต้องตอบกลับ`);
    expect(to("approver")?.body).toContain("รอท่านพิจารณา\n\n๑. พิจารณาแผนที่เสนอมา ปีงบประมาณ ๒๕๗๐ กรมตัวอย่าง");
    expect(to("approver")?.body).toContain("หน่วยงานของท่านค้างส่งเกิน ๗ วัน (แจ้งท่านในฐานะผู้อนุมัติ)\n\n๑. รายงานผลการดำเนินงาน รอบ ๑๒ เดือน");
    expect(to("division-author")?.body).toContain("ใกล้ครบกำหนด\n\n๑. จัดทำแผนปฏิบัติการ ปีงบประมาณ ๒๕๗๐ กองต้นแบบ");
    expect(to("foreign-approver")?.body).toContain(
      "รับมอบงาน รอท่านรับทราบ\n\n๑. รับมอบงานจาก นางสาวเดิม สมมติ กรมอื่น\n   ผู้ส่งมอบฝากข้อความถึงท่านไว้\n   https://plan.example.go.th/",
    );
    expect(to("foreign-author")).toBeUndefined();
  });

  test("the same day's digest is not written twice, the next day's is", async () => {
    await queue();
    await work(null, one());
    const [{ letters }] = (await query("select count(*)::int as letters from auth.mail")) as [{ letters: number }];
    await queue();
    await work(null);
    expect(await query("select count(*)::int as letters from auth.mail")).toEqual([{ letters }]);
    await queue("2026-11-22");
    await work(null);
    expect(await query("select count(*)::int as letters from auth.mail")).toEqual([{ letters: 2 * letters }]);
  });

  test("who was stopped since the morning gets none; one that cannot be made is tried again and keeps nobody waiting", async () => {
    await query(
      `update auth.person set email = 'stopped@example.go.th', disabled_at = now() where id = '${office.person("other-author")}'`,
    );
    await query(`insert into auth.digest (person_id, day) values ('${office.person("other-author")}', '${TODAY}')`);
    await query(`create function auth.refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
      create trigger refuse before insert on auth.mail for each row when (new.to_address = 'author@example.go.th') execute function auth.refuse()`);
    await queue();
    await work(null, one());
    expect(lines).toEqual([{ event: "job", job: "digest", error: "P0001" }]);
    const waits = await query("select person_id, last_error, next_at > now() as later from auth.digest where done_at is null");
    expect(waits).toEqual([{ person_id: office.person("author"), last_error: "the disk is full", later: true }]);
    await query("drop trigger refuse on auth.mail; update auth.digest set next_at = now()");
    await work(null, one());
    const told = (await query("select to_address as to from auth.mail")).map(({ to }) => to);
    expect(told).toContain("author@example.go.th");
    expect(told).not.toContain("stopped@example.go.th");
    await query(`update auth.person set disabled_at = null where id = '${office.person("other-author")}'`);
  });

  test("the job queues a day once and only from seven in the morning on, and servers without a post leave it alone", async () => {
    const [{ hour }] = (await query("select extract(hour from now() at time zone 'Asia/Bangkok')::int as hour")) as [{ hour: number }];
    await query("update job set next_at = now() where kind = 'remind'");
    const [{ records }] = servers as readonly [Server];
    expect(await doDueJob(records)).toBeNull();
    expect(await doDueJob(records, { reminds: true })).toEqual({ kind: "remind", told: null, error: null });
    const [{ queued }] = (await query("select count(*)::int as queued from auth.digest")) as [{ queued: number }];
    expect(queued > 0).toBe(hour >= 7);
  });
});

describe("the outbox", () => {
  const put = (key: string, subject = "เรื่อง") =>
    inTransaction(servers[0]!.signIns.pool, (client) => sendMail(client, { key, to: `${key}@example.go.th`, subject, text: "ข้อความ" }));
  const waiting = () => query("select key, attempts, last_error, sent_at is not null as sent from auth.mail order by key");

  test("letters wait while the mail server is away, each a little longer, and are carried once when it is back", async () => {
    await put("a");
    await put("b");
    await work(refuses, one());
    // After a refusal the rest waits: a server that is away is not pressed.
    expect((await waiting()).map(({ attempts }) => attempts)).toEqual([1, 0]);
    expect(lines).toEqual([{ event: "job", job: "carry-mail", error: "ECONNREFUSED" }]);
    await work(refuses, one());
    expect(await waiting()).toEqual([
      { key: "a", attempts: 1, last_error: "connect ECONNREFUSED 127.0.0.1:25", sent: false },
      { key: "b", attempts: 1, last_error: "connect ECONNREFUSED 127.0.0.1:25", sent: false },
    ]);
    const { letters, carrier } = mailbox();
    await work(carrier);
    expect(letters).toEqual([]);
    await query("update auth.mail set next_at = now()");
    await work(carrier);
    await work(carrier);
    expect(letters.map(({ to }) => to).toSorted()).toEqual(["a@example.go.th", "b@example.go.th"]);
    expect(await waiting()).toEqual([
      { key: "a", attempts: 2, last_error: null, sent: true },
      { key: "b", attempts: 2, last_error: null, sent: true },
    ]);
  });

  test("the wait doubles up to six hours and a letter is never given up", async () => {
    await put("a");
    const waits: number[] = [];
    for (const attempts of [0, 1, 2, 8, 9, 500]) {
      await query(`update auth.mail set attempts = ${attempts}, next_at = now()`);
      await tryLetter(servers[0]!.signIns.pool, refuses);
      const [{ minutes }] = (await query("select round(extract(epoch from next_at - now()) / 60)::int as minutes from auth.mail")) as [
        { minutes: number },
      ];
      waits.push(minutes);
    }
    expect(waits).toEqual([1, 2, 4, 256, 360, 360]);
  });

  test("a letter that is refused for good keeps no other waiting, is tried on three days and then rests with its reason", async () => {
    await put("a");
    await put("b");
    const { letters, carrier } = mailbox();
    const says = "550 5.1.1 no such mailbox";
    const picky: Carrier = (letter) =>
      letter.to.startsWith("a@") ? Promise.resolve(err({ kind: "letter-refused", says })) : carrier(letter);
    await work(picky, one());
    expect(letters.map(({ to }) => to)).toEqual(["b@example.go.th"]);
    expect(lines).toEqual([{ event: "job", job: "carry-mail", error: "letter-refused" }]);
    expect(await query("select round(extract(epoch from next_at - now()) / 3600)::int as hours from auth.mail where key = 'a'")).toEqual([
      { hours: 24 },
    ]);
    for (let day = 2; day <= 5; day += 1) {
      await query("update auth.mail set next_at = now() where sent_at is null");
      await work(picky, one());
    }
    expect(await waiting()).toEqual([
      { key: "a", attempts: 3, last_error: says, sent: false },
      { key: "b", attempts: 1, last_error: null, sent: true },
    ]);
    await put("c");
    expect(await countLetters(servers[0]!.signIns.pool)).toEqual({ waiting: 1, refused: 1 });
  });

  test("fifty letters and three servers: each letter is carried once", async () => {
    for (let number = 0; number < 50; number += 1) await put(`n${number}`);
    const { letters, carrier } = mailbox();
    await work(carrier);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(50);
    expect(letters).toHaveLength(50);
  });

  test("a server that dies with a letter in hand leaves it to the next", async () => {
    await put("a");
    const dying = openDatabase(office.serverUrl, "khunatham_sign_in", 1);
    let took: () => void = () => undefined;
    const taken = new Promise<void>((tell) => (took = tell));
    const never = tryLetter(dying.pool, () => {
      took();
      return new Promise(() => undefined);
    });
    never.catch(() => undefined);
    await taken;
    const { letters, carrier } = mailbox();
    await work(carrier, one());
    expect(letters).toEqual([]);
    await query(
      "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()",
    );
    await expect
      .poll(async () => {
        await work(carrier, one());
        return letters.length;
      })
      .toBe(1);
  });

  test("what is taken back is not sent, what is told already is not told again, and a subject stays one line", async () => {
    await put("a", "หนึ่ง\r\nBcc: everybody@example.go.th");
    await put("a", "อีกฉบับ");
    await inTransaction(servers[0]!.signIns.pool, async (client) => {
      await sendMail(client, { key: "b", to: "b@example.go.th", subject: "x", text: "x" });
      throw new Error("taken back");
    }).catch(() => undefined);
    expect(await query("select key, subject from auth.mail")).toEqual([{ key: "a", subject: "หนึ่ง Bcc: everybody@example.go.th" }]);
  });

  test("a server with a post looks by itself, and khunatham_app sees no letter", async () => {
    await put("a");
    const { letters, carrier } = mailbox();
    const [server] = servers as readonly [Server];
    const jobs = startJobs(server.records, (line) => lines.push(line), { post: post(server, carrier) }, 20);
    await expect.poll(() => letters.length).toBe(1);
    await jobs.stop();
    await expect(server.records.pool.query("select from auth.mail")).rejects.toMatchObject({ code: "42501" });
    await expect(server.records.pool.query("select auth.queue_digests('2026-11-21')")).rejects.toMatchObject({ code: "42501" });
  });
});
