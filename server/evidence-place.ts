import { resolve } from "node:path";

import { SettingError } from "#server/setting-error.ts";
import { evidenceFolder, openEvidenceFolder } from "#store/evidence-folder.ts";
import type { EvidenceKeep } from "#store/evidence-keep.ts";
import { openS3Evidence, type S3Place } from "#store/evidence-s3.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const SAYS = "KHUNATHAM_EVIDENCE must be a folder, or s3://bucket?endpoint=https://s3.example.go.th&region=…";

/** ที่เก็บหลักฐานตามที่ตั้งไว้ — a bucket or a folder of KHUNATHAM_EVIDENCE; in the data folder where it is not set. */
export function openEvidencePlace(environment: Environment, data: string): EvidenceKeep {
  const given = environment["KHUNATHAM_EVIDENCE"] ?? "";
  if (given === "") return openEvidenceFolder(evidenceFolder(data));
  if (given.startsWith("s3:")) return openS3Evidence(s3PlaceIn(given, environment));
  if (/^[a-z][a-z0-9+.-]+:\/\//iu.test(given)) throw new SettingError(SAYS);
  return openEvidenceFolder(resolve(given));
}

/** `s3://bucket/prefix?endpoint=…&region=…`; without an endpoint, that of AWS in the region. */
export function s3PlaceIn(given: string, environment: Environment): S3Place {
  const url = URL.parse(given);
  const known = new Set(["endpoint", "region"]);
  if (url === null || url.host === "" || url.username !== "" || url.password !== "" || url.hash !== "") throw new SettingError(SAYS);
  if ([...url.searchParams.keys()].some((name) => !known.has(name))) throw new SettingError(SAYS);
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u.test(url.host)) throw new SettingError(`${SAYS}: the name of the bucket cannot be one`);
  const prefix = url.pathname.replaceAll(/^\/+|\/+$/gu, "");
  if (!/^[\w./-]*$/u.test(prefix)) throw new SettingError(`${SAYS}: what stands after the bucket is letters, digits and slashes`);
  const region = url.searchParams.get("region") ?? "us-east-1";
  const endpoint = URL.parse(url.searchParams.get("endpoint") ?? `https://s3.${region}.amazonaws.com`);
  const isPlain = endpoint !== null && /^https?:$/u.test(endpoint.protocol) && endpoint.username === "" && endpoint.search === "";
  if (!isPlain || endpoint.pathname !== "/")
    throw new SettingError(`${SAYS}: the endpoint is an address without a path, without name and password`);
  const [accessKeyId = "", secretAccessKey = ""] = [environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"]];
  if (accessKeyId === "") throw new SettingError("AWS_ACCESS_KEY_ID must be set where KHUNATHAM_EVIDENCE names a bucket");
  if (secretAccessKey === "") throw new SettingError("AWS_SECRET_ACCESS_KEY must be set where KHUNATHAM_EVIDENCE names a bucket");
  return { endpoint: endpoint.origin, bucket: url.host, prefix: prefix === "" ? "" : `${prefix}/`, region, accessKeyId, secretAccessKey };
}
