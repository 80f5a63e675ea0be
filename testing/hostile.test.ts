import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { cell, docxMadeByHand, para, row, run, table } from "#documents/formats/docx-made-by-hand.ts";
import { writeFile } from "#documents/formats/write-file.ts";
import { textRow, xlsxMadeByHand } from "#documents/formats/xlsx-made-by-hand.ts";
import { PROBLEMS } from "#server/problems.ts";
import { aPlan, aRow } from "./a-plan.ts";
import { khunatham, type Ran } from "./run-khunatham.ts";

const folder = mkdtempSync(join(tmpdir(), "khunatham-hostile-"));
const paper = readFileSync(fileURLToPath(new URL("papers/diw-2569/clean.txt", import.meta.url)), "utf8");

/** A server that nobody is to ask: an address in a document is never visited. */
const asked: string[] = [];
const outside = createServer((request, response) => {
  asked.push(request.url ?? "");
  response.end();
});
let address = "";
beforeAll(async () => {
  await new Promise<void>((listening) => outside.listen(0, "127.0.0.1", listening));
  const at = outside.address();
  address = `http://127.0.0.1:${typeof at === "object" ? at?.port : ""}`;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await new Promise((closed) => outside.close(closed));
});

/** The kind of refusal, or "plan": anything else a run leaves behind (a stack, two sentences, half a plan) fails here. */
async function outcome(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return outcomeOf(await khunatham(["read", path]));
}

function outcomeOf({ code, out, err }: Ran): string {
  if (code === 0) {
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({ format: "plan/1" });
    return "plan";
  }
  expect({ code, out, lines: err.split("\n").length }).toEqual({ code: 2, out: "", lines: 2 });
  const kind = Object.entries(PROBLEMS).find(([, { says }]) => err.endsWith(`: ${says}\n`))?.[0];
  return kind ?? `no sentence of ours: ${err}`;
}

const HEADS = ["ที่", "โครงการ/กิจกรรม", "ตัวชี้วัด", "งบประมาณ", "ระยะเวลาดำเนินงาน", "หน่วยงานที่รับผิดชอบ"];
const CELLS = ["๑", "จัดค่ายเยาวชน", "จัดค่ายไม่น้อยกว่า ๑ ครั้ง", "ไม่ใช้งบประมาณ", "ม.ค. ๖๙", "กองกลาง"];
const html = (inside: string): string =>
  `<p>แผนปฏิบัติการด้านส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๙</p>${inside}<table>${[HEADS, CELLS].map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join("")}</tr>`).join("")}</table>`;
const wordTable = table([HEADS, CELLS].map((cells) => row(cells.map((text) => cell(para(run(text)))).join(""))).join(""));
const sheetRows = textRow(1, HEADS, 1) + textRow(2, CELLS, 1);

describe.skipIf(process.platform === "win32")("a hostile file gives one sentence or a plan", { timeout: 60_000 }, () => {
  test("of the wrong type, whatever its name says", async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256);
    const zip = zipSync({ "readme.txt": strToU8("สวัสดี") });
    expect(await outcome("noise.pdf", noise)).toBe("unknown-type");
    expect(await outcome("picture.docx", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1))).toBe("no-text");
    expect(await outcome("letter.rtf", "{\\rtf1\\ansi Hello}")).toBe("unknown-type");
    expect(await outcome("zip.zip", zip)).toBe("unknown-type");
    expect(await outcome("zip.xlsx", zip)).toBe("unknown-type");
    expect(await outcome("half-a-name.txt", "PK")).not.toBe("plan");
    expect(await outcome("letter.txt", "เรียนทุกท่าน ขอเชิญประชุม")).toBe("no-plan");
    expect(await outcome("blank.docx", "")).toBe("empty");
  });

  test("under a password", async () => {
    expect(await outcome("locked.docx", compoundFile("EncryptedPackage"))).toBe("password");
    expect(await outcome("old.doc", compoundFile("WordDocument"))).toBe("old-office");
  });

  test.skipIf(spawnSync("qpdf", ["--version"]).error !== undefined)("a PDF under a password", async () => {
    const [open, locked] = [join(folder, "open.pdf"), join(folder, "locked.pdf")];
    writeFileSync(open, await writeFile(aPlan(), "diw-2569", "pdf"));
    expect(spawnSync("qpdf", ["--encrypt", "user", "owner", "256", "--", open, locked]).status).toBe(0);
    expect(await outcome("locked-again.pdf", readFileSync(locked))).toBe("password");
  });

  test.each(["docx", "xlsx", "pdf"] as const)("a %s cut off on its way", async (format) => {
    const whole = await writeFile(aPlan(), "diw-2569", format);
    expect(await outcome(`whole.${format}`, whole)).toBe("plan");
    for (const share of [0.02, 0.5, 0.98]) {
      const said = await outcome(`cut-${share}.${format}`, whole.subarray(0, whole.length * share));
      // A PDF may be mended from what is left of it; an Office file has its contents at its end.
      expect(format === "pdf" ? ["damaged", "plan", "no-plan", "empty", "no-text"] : ["damaged", "unknown-type"]).toContain(said);
    }
  });

  test("bombs: a zip that unpacks for ever and XML that names itself", async () => {
    const word = (body: string): Uint8Array => zipSync({ ...unzipSync(docxMadeByHand(wordTable)), "word/document.xml": strToU8(body) });
    expect(await outcome("spaces.docx", word(" ".repeat(50_000_000)))).toBe("too-much-inside");
    const names = Array.from({ length: 12 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`).join("");
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ก">${names}]>`;
    expect(await outcome("entities.docx", word(`${bomb}<w>&e12;</w>`))).toBe("too-much-inside");
    expect(
      await outcome(
        "entities.xlsx",
        xlsxMadeByHand([{ rows: sheetRows }], { parts: { "xl/sharedStrings.xml": `${bomb}<sst>&e12;</sst>` } }),
      ),
    ).toBe("too-much-inside");
  });

  test("a hundred million bytes on standard input, and a file as large", async () => {
    const megabyte = "ก".repeat(333_333);
    const hundred = Array.from({ length: 100 }, () => megabyte);
    expect(outcomeOf(await khunatham(["read", "-"], { input: hundred }))).toBe("too-large");
    expect(await outcome("large.txt", hundred.join(""))).toBe("too-large");
  });

  test("ten thousand levels deep", async () => {
    const deep = (before: string, after: string): string => before.repeat(10_000) + after.repeat(10_000);
    const answers = ["plan", "no-plan", "too-much-inside", "damaged"];
    expect(answers).toContain(await outcome("deep.html", html(deep("<div>", "</div>"))));
    expect(answers).toContain(await outcome("deep-tables.html", html(deep("<table><tr><td>", "</td></tr></table>"))));
    expect(await outcome("deep.docx", docxMadeByHand(wordTable + deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")))).toBe(
      "too-much-inside",
    );
    expect(await outcome("deep.json", `{"format":"plan/1","activities":${deep("[", "]")}}`)).toBe("damaged");
    expect(await outcome("deep-objects.json", `{"format":"plan/1","source":${deep('{"a":', "}").replace(":}", ":0}")}}`)).toBe("damaged");
  });

  test("marks that turn the writing round, halves of characters and controls are only text, and can be put on every paper", async () => {
    const strange = "จัดค่าย\u202Eเยาวชน\u202C\u200B\uFEFF \uD800 \uDC00 \uFFFE \u0007 \u{1F600}";
    const utf16 = Buffer.from(`\uFEFF${paper.replaceAll("บุคลากร", strange)}`, "utf16le");
    expect(await outcome("strange.txt", utf16)).toBe("plan");
    const plan = join(folder, "strange.json");
    writeFileSync(plan, JSON.stringify(aPlan({ activities: [aRow({ title: strange })] })));
    for (const ending of ["docx", "xlsx", "pdf", "json"]) {
      const to = join(folder, `strange-out.${ending}`);
      expect({ ending, ...(await khunatham(["write", plan, "--form", "diw-2569", "--to", to])) }).toEqual({
        ending,
        code: 0,
        out: "",
        err: "",
      });
      expect({ ending, said: await outcome(`strange-back.${ending}`, readFileSync(to)) }).toEqual({ ending, said: "plan" });
    }
  });

  test("formulas, outside pictures, templates and entities are never followed", async () => {
    const formula = `<row r="3"><c r="B3" t="str"><f>WEBSERVICE("${address}/formula")</f><v>ค่าย</v></c></row>`;
    const links = {
      "xl/externalLinks/externalLink1.xml": `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><externalBook r:id="r1"/></externalLink>`,
      "xl/externalLinks/_rels/externalLink1.xml.rels": outsideRelation("externalLinkPath", `${address}/book.xlsx`),
    };
    expect(await outcome("links.xlsx", xlsxMadeByHand([{ rows: sheetRows + formula }], { parts: links }))).toBe("plan");
    const word = docxMadeByHand(wordTable, {
      files: { "word/_rels/settings.xml.rels": outsideRelation("attachedTemplate", `${address}/template.dotm`) },
      settings: '<w:attachedTemplate r:id="r1"/>',
    });
    expect(await outcome("template.docx", word)).toBe("plan");
    expect(
      await outcome(
        "page.html",
        html(
          `<img src="${address}/picture"><link rel=stylesheet href="${address}/style"><script src="${address}/script"></script><iframe src="${address}/frame"></iframe>`,
        ),
      ),
    ).toBe("plan");
    const outsideEntity = `<!DOCTYPE w [<!ENTITY e SYSTEM "${address}/entity"><!ENTITY f SYSTEM "file:///etc/hostname">]><w>&e;&f;</w>`;
    expect(
      await outcome("entity.docx", zipSync({ ...unzipSync(docxMadeByHand(wordTable)), "word/document.xml": strToU8(outsideEntity) })),
    ).not.toBe("plan");
    expect(asked).toEqual([]);
  });

  test("a text that looks like a formula is written into a spreadsheet as text", async () => {
    const plan = join(folder, "formula.json");
    writeFileSync(
      plan,
      JSON.stringify(aPlan({ activities: [aRow({ title: '=HYPERLINK("http://x.example","กด")', remarks: "+1+cmd|' /c'!A0" })] })),
    );
    const to = join(folder, "formula.xlsx");
    expect(await khunatham(["write", plan, "--form", "diw-2569", "--to", to])).toEqual({ code: 0, out: "", err: "" });
    const sheets = Object.entries(unzipSync(readFileSync(to))).filter(([name]) => name.startsWith("xl/worksheets/"));
    const texts = Object.values(unzipSync(readFileSync(to)))
      .map((part) => strFromU8(part))
      .join("");
    expect(sheets.filter(([, part]) => /<f[ >]/u.test(strFromU8(part)))).toEqual([]);
    expect(texts).toContain("HYPERLINK");
  });

  test("names in a zip or a JSON that would reach elsewhere reach nowhere", async () => {
    const climbing = zipSync({ ...unzipSync(docxMadeByHand(wordTable)), "../../climbed.txt": strToU8("x"), "/climbed.txt": strToU8("x") });
    expect(["plan", "damaged"]).toContain(await outcome("climbing.docx", climbing));
    const json = JSON.stringify(aPlan()).replace("{", '{"__proto__":{"form":"x"},"constructor":{"prototype":{"form":"x"}},');
    expect(["plan", "damaged"]).toContain(await outcome("prototype.json", json));
  });
});

/** The beginning of an OLE compound file with one stream of that name in its directory. */
function compoundFile(stream: string): Uint8Array {
  const bytes = Buffer.alloc(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.write(stream, 1152, "utf16le");
  bytes.writeUInt16LE(stream.length * 2 + 2, 1152 + 64);
  return bytes;
}

function outsideRelation(kind: string, target: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" TargetMode="External"/></Relationships>`;
}
