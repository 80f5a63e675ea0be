import { open } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";

const folder = process.argv[2] ?? ".";
let files = 0;

/** The least a server can do with a file: its bytes as they come to the disk, and told only when they are there. */
const server = createServer((request, response) => {
  files += 1;
  const path = join(folder, String(files));
  const keep = async (): Promise<void> => {
    const file = await open(path, "wx");
    try {
      for await (const bytes of request) await file.write(bytes as Uint8Array);
      await file.sync();
    } finally {
      await file.close();
    }
  };
  keep().then(
    () => response.writeHead(201).end(),
    () => response.writeHead(500).end(),
  );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "");
});
process.on("disconnect", () => process.exit(0));
