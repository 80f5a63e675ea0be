import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, describe, expect, test } from "vitest";

import { FORMS } from "#documents/forms/forms.ts";
import { planSchema } from "#documents/formats/plan-json.ts";
import { readFile } from "#documents/formats/read-file.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { essence } from "#testing/same-plan.ts";
import { khunatham, PROGRAM } from "#testing/run-khunatham.ts";

const papers = fileURLToPath(new URL("../testing/papers/", import.meta.url));
const faulty = join(papers, "diw-2569/source.txt");
const clean = join(papers, "diw-2569/clean.txt");
const folder = mkdtempSync(join(tmpdir(), "khunatham-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

/** What a refusal looks like: exit code 2, nothing printed, one sentence that holds these words. */
const refusal = (words: string): unknown => ({
  code: 2,
  out: "",
  err: expect.stringMatching(new RegExp(`^[^\\n]*${words}[^\\n]*\\n$`, "u")),
});

describe.skipIf(process.platform === "win32")("the command", () => {
  test("read prints the plan as plan/1", async () => {
    const { code, out, err } = await khunatham(["read", faulty]);
    expect([code, err]).toEqual([0, ""]);
    expect(planSchema.parse(JSON.parse(out))).toMatchObject({ form: "diw-2569", fiscalYear: 2569 });
  });

  test("check prints a line for each finding with its place, and tells by its code whether the paper contradicts itself", async () => {
    const [wrong, right] = [await khunatham(["check", faulty]), await khunatham(["check", clean])];
    expect([wrong.code, right.code]).toEqual([1, 0]);
    expect(lines(wrong.out)).toContainEqual(expect.stringMatching(/source\.txt:\d+ · ผิด · fiscal-year-differs · .*กรุณา/u));
    expect(lines(right.out).filter((line) => line.includes(" · ผิด · "))).toEqual([]);
    expect(lines(wrong.err)).toHaveLength(1);
  });

  test("check --json prints the same findings as data, and the same code", async () => {
    const [json, plain] = [await khunatham(["check", "--json", faulty]), await khunatham(["check", faulty])];
    const found: unknown = JSON.parse(json.out);
    expect(found).toEqual(readPlan((await documentOf(faulty)).value).messages);
    expect([json.code, json.err]).toEqual([1, ""]);
    expect(found).toHaveLength(lines(plain.out).length);
  });

  test.each(["pdf", "docx", "xlsx", "json"])("write makes a .%s that reads back as the same plan", async (ending) => {
    const to = join(folder, `แผน ของเรา.${ending}`);
    expect(await khunatham(["write", clean, "--form", "diw-2569", "--to", to])).toEqual({ code: 0, out: "", err: "" });
    const [before, after] = [await khunatham(["read", clean]), await khunatham(["read", to])];
    expect(after.code).toBe(0);
    expect(essence(planOf(after.out))).toEqual(essence(planOf(before.out)));
  });

  test("write fills the form that is asked for, else the paper's own", async () => {
    const [own, other] = [join(folder, "own.docx"), join(folder, "other.docx")];
    await khunatham(["write", clean, "--to", own]);
    await khunatham(["write", clean, "--form", "mfa-2568", "--to", other]);
    const forms = await Promise.all([own, other].map(async (path) => planOf((await khunatham(["read", path])).out).form));
    expect(forms).toEqual(["diw-2569", "mfa-2568"]);
  });

  test("forms names every official form", async () => {
    const { code, out, err } = await khunatham(["forms"]);
    expect([code, err]).toEqual([0, ""]);
    for (const { name, thai, english } of FORMS) for (const words of [name, thai, english]) expect(out).toContain(words);
  });

  test("--help, -h and help tell how in both languages, and so does a bare call, which is no success", async () => {
    const told = await Promise.all([["--help"], ["-h"], ["help"], []].map((words) => khunatham(words)));
    expect(told.map(({ code }) => code)).toEqual([0, 0, 0, 2]);
    expect(new Set(told.map(({ out }) => out)).size).toBe(1);
    for (const words of ["khunatham read", "khunatham check", "khunatham write", "khunatham forms", "รหัสจบ", "Exit code"])
      expect(told[0]?.out).toContain(words);
  });

  test('"-" is standard input, whatever arrives and however slowly', async () => {
    const text = readFileSync(faulty);
    async function* slowly(): AsyncGenerator<Uint8Array> {
      for (const at of [0, 1, 2]) {
        yield text.subarray((at * text.length) / 3, ((at + 1) * text.length) / 3);
        await new Promise((later) => setTimeout(later, 300));
      }
    }
    const [piped, named] = [await khunatham(["read", "-"], { input: slowly() }), await khunatham(["read", faulty])];
    expect([piped.code, piped.out]).toEqual([named.code, named.out]);
    const docx = join(folder, "piped.docx");
    await khunatham(["write", "-", "--to", docx], { input: [text] });
    expect((await khunatham(["check", "-"], { input: [readFileSync(docx)] })).code).toBe(1);
    expect(await khunatham(["read", "-"])).toEqual(refusal("ว่างเปล่า"));
  });

  test("it works from any folder and through a chain of symbolic links, with names of files as that folder sees them", async () => {
    const [far, bin] = [join(folder, "ที่ อื่น"), join(folder, "bin")];
    for (const made of [far, bin]) mkdirSync(made);
    symlinkSync(PROGRAM, join(bin, "first"));
    symlinkSync("first", join(bin, "khunatham"));
    symlinkSync("../bin/khunatham", join(far, "คุณธรรม"));
    writeFileSync(join(far, "แผน.txt"), readFileSync(clean));
    for (const program of [PROGRAM, join(bin, "khunatham"), "./คุณธรรม"]) {
      expect({ program, code: (await khunatham(["read", "แผน.txt"], { from: far, program })).code }).toEqual({ program, code: 0 });
    }
    await khunatham(["write", "แผน.txt", "--to", "ออก.json"], { from: far });
    expect(existsSync(join(far, "ออก.json"))).toBe(true);
  });

  test("a reader that stops early is no trouble", () => {
    for (const reader of ["head -n 1 >/dev/null", "true"]) {
      const script = `'${PROGRAM}' read '${faulty}' | ${reader}; echo "${"$"}{PIPESTATUS[0]}"`;
      expect(spawnSync("bash", ["-c", script], { encoding: "utf8" })).toMatchObject({ stdout: "0\n", stderr: "" });
    }
  });

  test("what cannot be done is said in one sentence, with exit code 2", async () => {
    expect(await khunatham(["mend", clean])).toEqual(refusal("ไม่รู้จักคำสั่ง “mend”"));
    expect(await khunatham(["read", "--loud", clean])).toEqual(refusal("--help"));
    expect(await khunatham(["read"])).toEqual(refusal("กรุณาระบุแฟ้ม"));
    expect(await khunatham(["read", clean, faulty])).toEqual(refusal("หนึ่งแฟ้ม"));
    for (const command of ["read", "check"]) {
      expect(await khunatham([command, join(folder, "ไม่มี.docx")])).toEqual(refusal("ไม่มี.docx: ไม่พบแฟ้ม"));
      expect(await khunatham([command, join(clean, "below")])).toEqual(refusal("ไม่พบแฟ้ม"));
      expect(await khunatham([command, folder])).toEqual(refusal("โฟลเดอร์"));
    }
  });

  test("what cannot be written is said in one sentence, with exit code 2, and nothing is left", async () => {
    const write = (...words: readonly string[]) => khunatham(["write", clean, ...words]);
    expect(await write()).toEqual(refusal("--to"));
    expect(await write("--to", join(folder, "แผน.odt"))).toEqual(refusal("\\.pdf \\.docx \\.xlsx"));
    expect(await write("--to", join(folder, "แผน.pdf"), "--form", "diw-2500")).toEqual(refusal("“diw-2500”"));
    expect(await write("--to", join(folder, "ไม่มีโฟลเดอร์", "แผน.json"))).toEqual(refusal("โฟลเดอร์"));
    mkdirSync(join(folder, "เป็นโฟลเดอร์.json"));
    expect(await write("--to", join(folder, "เป็นโฟลเดอร์.json"))).toEqual(refusal("เขียนแฟ้ม"));
    expect(["แผน.odt", "แผน.pdf", "ไม่มีโฟลเดอร์"].filter((name) => existsSync(join(folder, name)))).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read is said to be so", async () => {
    const path = join(folder, "ลับ.txt");
    writeFileSync(path, "x");
    chmodSync(path, 0);
    expect(await khunatham(["read", path])).toEqual(refusal("ไม่มีสิทธิ์"));
  });
});

async function documentOf(path: string) {
  const document = await readFile(readFileSync(path), path);
  if (!document.ok) throw new Error(document.error.kind);
  return document;
}

function planOf(json: string): Plan {
  return JSON.parse(json);
}
