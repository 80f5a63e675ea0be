import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

const compress = promisify(brotliCompress);

/** One file of the built web application, compressed at most once. */
interface WebFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** Its name carries a hash of its content: it may be kept for ever. */
  readonly hashed: boolean;
  packed?: Promise<Uint8Array<ArrayBuffer>>;
}

/** Answers a request for a file of the web application; undefined where there is none. */
export type WebFiles = (path: string, request: Request) => Promise<Response | undefined>;

/** Reads the built application into memory; an application not built yet serves nothing. */
export function readWebFiles(folder: string): WebFiles {
  const files = new Map<string, WebFile>();
  for (const path of existsSync(folder) ? filesUnder(folder) : []) {
    const bytes = Uint8Array.from(readFileSync(path));
    const address = `/${relative(folder, path).split(sep).join("/")}`;
    files.set(address, {
      bytes,
      type: TYPES[extname(path)] ?? "application/octet-stream",
      etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
      hashed: address.startsWith("/assets/"),
    });
  }
  return async (path, request) => {
    const file = files.get(path === "/" ? "/index.html" : path);
    return file === undefined ? undefined : answer(file, request);
  };
}

async function answer(file: WebFile, request: Request): Promise<Response> {
  const headers = new Headers({
    "content-type": file.type,
    etag: file.etag,
    vary: "accept-encoding",
    "cache-control": file.hashed ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.headers.get("if-none-match") === file.etag) return new Response(null, { status: 304, headers });
  if (file.type === "font/woff2" || !(request.headers.get("accept-encoding") ?? "").includes("br"))
    return new Response(file.bytes, { headers });
  file.packed ??= compress(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).then((packed) => Uint8Array.from(packed));
  headers.set("content-encoding", "br");
  return new Response(await file.packed, { headers });
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
