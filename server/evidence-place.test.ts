import { expect, test } from "vitest";

import { openLine } from "./evidence-desk.ts";
import { openEvidencePlace, s3PlaceIn } from "./evidence-place.ts";
import { SettingError } from "./setting-error.ts";

const KEYS = { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "very-secret" };

test("a bucket is named as S3 tools name it, with the service's address and a prefix where there is one", () => {
  expect(s3PlaceIn("s3://khunatham?endpoint=https://s3.example.go.th:9000", KEYS)).toEqual({
    endpoint: "https://s3.example.go.th:9000",
    bucket: "khunatham",
    prefix: "",
    region: "us-east-1",
    accessKeyId: "key",
    secretAccessKey: "very-secret",
  });
  expect(s3PlaceIn("s3://khunatham/a/b/?region=ap-southeast-7", KEYS)).toMatchObject({
    endpoint: "https://s3.ap-southeast-7.amazonaws.com",
    prefix: "a/b/",
  });
});

test("what cannot be a place is told by its name, and no secret with it", () => {
  const refused = (given: string, keys: Readonly<Record<string, string>> = KEYS): string => {
    try {
      openEvidencePlace({ ...keys, KHUNATHAM_EVIDENCE: given }, "/data");
    } catch (cause) {
      if (cause instanceof SettingError) return cause.message;
    }
    return "taken";
  };
  for (const given of [
    "s3://",
    "s3://A_B",
    "s3://key:very-secret@bucket",
    "s3://bucket?endpoint=ftp://s3.example.go.th",
    "s3://bucket?endpoint=https://me:very-secret@s3.example.go.th",
    "s3://bucket?endpoint=https://s3.example.go.th/path",
    "s3://bucket?secret=very-secret",
    "s3://bucket/ก",
    "https://s3.example.go.th/bucket",
  ]) {
    expect(refused(given), given).toMatch(/^KHUNATHAM_EVIDENCE must be/u);
    expect(refused(given)).not.toContain("very-secret");
  }
  expect(refused("s3://bucket", { AWS_SECRET_ACCESS_KEY: "very-secret" })).toMatch(/^AWS_ACCESS_KEY_ID must be set/u);
  expect(refused("s3://bucket", { AWS_ACCESS_KEY_ID: "key" })).toMatch(/^AWS_SECRET_ACCESS_KEY must be set/u);
  for (const given of ["", "/mnt/evidence", "evidence", "s3://bucket"]) expect(refused(given), given).toBe("taken");
});

test("who finds the desk taken waits in a line, in order, and is sent away where it is full, too slow or given up", async () => {
  const line = openLine({ places: 1, line: 2, patience: 60_000 });
  const seated: string[] = [];
  const sit = async (who: string, signal?: AbortSignal) => {
    const leave = await line(signal);
    seated.push(`${who}: ${leave === null ? "sent away" : "seated"}`);
    return leave;
  };
  const first = await sit("first");
  const given = new AbortController();
  const [second, third, fourth] = [sit("second", given.signal), sit("third"), sit("fourth")];
  await fourth;
  given.abort();
  await second;
  first?.();
  // Leaving twice frees one place.
  first?.();
  const leaveThird = await third;
  expect(seated).toEqual(["first: seated", "fourth: sent away", "second: sent away", "third: seated"]);
  expect(await openLine({ places: 0, line: 1, patience: 1 })()).toBeNull();
  leaveThird?.();
  expect(await line()).not.toBeNull();
});
