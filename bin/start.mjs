// The house as `npm start` opens it: server/main.ts, with what was stripped of types and compiled once kept beside the libraries. Each later
// start takes half the time, and the server never holds the stripper. Plain JavaScript, so that not even this file needs it.
import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/khunatham-compiled", import.meta.url)));
await import("../server/main.ts");
// A server may be ended without a word.
flushCompileCache();
// What starting threw away is given back at once: an idle server would hold it until the next garbage collection, hours later.
setFlagsFromString("--expose-gc");
await runInNewContext("gc")({ execution: "async", type: "major", flavor: "last-resort" });
