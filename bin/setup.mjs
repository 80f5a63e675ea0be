#!/usr/bin/env node
// Puts the house in order before a command: the packages that package-lock.json names, and the Node that runs them.
// Plain JavaScript for Node 20 and no packages: it runs before any are there. Quick when nothing is to be done.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NODE_NEEDED = 24;
const house = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(house, "node_modules");
const stamp = join(packages, ".khunatham-setup");

/** What the packages were last put in order for: the two package files, this machine's kind, this script's own demand. */
function wanted() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "package-lock.json"]) hash.update(readFileSync(join(house, file)));
  return `${hash.digest("hex")} ${process.platform} ${process.arch} ${NODE_NEEDED}`;
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Every package that must be there (those for other machines are optional) is there in the version of the lock file. */
function packagesMatch() {
  const there = readText(join(packages, ".package-lock.json"));
  if (there === "") return false;
  const installed = JSON.parse(there).packages;
  const locked = JSON.parse(readText(join(house, "package-lock.json"))).packages;
  return Object.entries(locked).every(([path, one]) => path === "" || one.optional || one.peer || installed[path]?.version === one.version);
}

function say(thai, english) {
  process.stderr.write(`${thai}\n${english}\n`);
}

function npm(words) {
  const settings = ["--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const script = process.env.npm_execpath;
  const run = script?.endsWith("js")
    ? spawnSync(process.execPath, [script, ...words, ...settings], { cwd: house, encoding: "utf8" })
    : spawnSync("npm", [...words, ...settings], { cwd: house, encoding: "utf8", shell: process.platform === "win32" });
  return { ok: run.status === 0, words: `${run.stdout ?? ""}${run.stderr ?? ""}${run.error?.message ?? ""}` };
}

/** This Node answers and is new enough. */
function works(program) {
  const answer = spawnSync(program, ["--version"], { encoding: "utf8" });
  return Number(/^v(\d+)/u.exec(answer.stdout ?? "")?.[1]) >= NODE_NEEDED;
}

/** Is there a Node to run the house: the one that came as a package, else the one that runs this script. */
function hasNode() {
  const folders = readdirSync(packages).filter((name) => /^node-(bin-)?(linux|darwin|win)-/u.test(name));
  const programs = folders.map((name) => join(packages, name, "bin", process.platform === "win32" ? "node.exe" : "node"));
  const pinned = programs.filter((program) => existsSync(program));
  if (pinned.some(works)) return true;
  // A Node that cannot run here (another C library) must not stand before the one that can.
  for (const program of [...pinned, join(packages, ".bin", "node")]) rmSync(program, { force: true });
  return works(process.execPath);
}

function install() {
  say("กำลังติดตั้งส่วนประกอบของคุณธรรม (ครั้งแรกใช้เวลาประมาณ ๑ นาที)", "Installing the packages Khunatham needs (about a minute the first time)");
  const fresh = !existsSync(packages);
  // `npm ci` on a clean clone; some npm 11 refuse a lock file that names packages for machines their registry does not carry.
  if (fresh && npm(["ci"]).ok) return true;
  const second = npm(["install", "--no-save"]);
  if (second.ok) return true;
  process.stderr.write(second.words.split("\n").slice(-25).join("\n"));
  say(
    "ติดตั้งไม่สำเร็จ กรุณาตรวจการเชื่อมต่ออินเทอร์เน็ตหรือพร็อกซีของ npm แล้วสั่งใหม่อีกครั้ง",
    "Could not install. Check the network or npm's proxy settings, then run the command again.",
  );
  return false;
}

if (readText(stamp) !== wanted()) {
  let ready = packagesMatch() && hasNode();
  if (!ready) {
    if (!install()) process.exit(1);
    ready = hasNode();
  }
  if (!ready) {
    say(
      `ไม่พบ Node รุ่น ${NODE_NEEDED} ที่ทำงานได้บนเครื่องนี้ (${process.platform} ${process.arch}) กรุณาติดตั้ง Node ${NODE_NEEDED} ขึ้นไปจาก https://nodejs.org แล้วสั่งใหม่อีกครั้ง`,
      `No Node ${NODE_NEEDED} works on this machine (${process.platform} ${process.arch}). Install Node ${NODE_NEEDED} or newer from https://nodejs.org and run the command again.`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted());
}
