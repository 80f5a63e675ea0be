// Builds the web application into dist/web, and only when one of its sources changed since the last time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const house = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(house, "dist", "web", "index.html");
const stamp = join(house, ".cache", "web-built-from");

/** Everything the browser's program is made of: web, and the pure rooms it enters. */
const SOURCES = ["web", "domain", "documents", "package.json", "package-lock.json", "vite.config.ts"];

function filesOf(path) {
  const whole = join(house, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [whole];
  const inside = readdirSync(whole, { recursive: true, withFileTypes: true });
  return inside.filter((one) => one.isFile() && !one.name.includes(".test.")).map((one) => join(one.parentPath, one.name));
}

function sourcesHash() {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesOf).sort()) hash.update(file.slice(house.length)).update(readFileSync(file));
  return hash.digest("hex");
}

const hash = sourcesHash();
if (!existsSync(page) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== hash) {
  process.stderr.write("กำลังเตรียมหน้าเว็บ\nBuilding the web pages\n");
  const vite = join(house, "node_modules", "vite", "bin", "vite.js");
  const built = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: house, stdio: ["ignore", "inherit", "inherit"] });
  if (built.status !== 0) {
    process.stderr.write("เตรียมหน้าเว็บไม่สำเร็จ ข้อความด้านบนบอกสาเหตุ\nThe web pages could not be built; the lines above say why.\n");
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
