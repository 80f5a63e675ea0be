// The house as `npm start` opens it: server/main.ts, with what was stripped of types and compiled once kept beside the libraries. Each later
// start takes half the time, and the server never holds the stripper. The flag in package.json halves V8's nursery, which an idle server fills
// for nothing. Plain JavaScript, so that not even this file needs it.
import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/khunatham-compiled", import.meta.url)));
await import("../server/main.ts");
// A server may be ended without a word.
flushCompileCache();
