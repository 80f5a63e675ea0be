import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import S3rver from "s3rver";

import type { S3Place } from "#store/evidence-s3.ts";

/** A real S3 server on this machine, for one test file. */
export interface TestS3 {
  readonly place: S3Place;
  readonly close: () => Promise<void>;
}

/** Opens an S3 server with an empty bucket. */
export async function openTestS3(): Promise<TestS3> {
  const directory = mkdtempSync(join(tmpdir(), "khunatham-s3-server-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: "evidence" }],
  });
  const { port } = await server.run();
  return {
    place: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: "evidence",
      prefix: "record/",
      region: "us-east-1",
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
      patience: 2000,
    },
    close: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
