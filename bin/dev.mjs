// Development: the server, restarted when its files change, and Vite before it with the pages as they are being written.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const house = dirname(dirname(fileURLToPath(import.meta.url)));
const vite = join("node_modules", "vite", "bin", "vite.js");
const programs = [["--watch", join("server", "main.ts")], [vite]].map((words) =>
  spawn(process.execPath, words, { cwd: house, stdio: "inherit" }),
);

function stop() {
  for (const program of programs) program.kill();
}

for (const program of programs) program.on("exit", stop);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
