import { z } from "zod";

import type { SignInProblem } from "#server/sign-in/sign-in-problems.ts";
import { toldBySignIn, type DescribedRoute } from "./described-route.ts";

type Row = Pick<DescribedRoute, "name" | "method" | "path" | "thai" | "english"> & {
  readonly who?: "people" | "anybody";
  readonly sends?: z.ZodType;
  readonly answers: z.ZodType;
  readonly parameters?: z.ZodObject;
  readonly status?: number;
  readonly refuses?: readonly SignInProblem[];
};

const secret = z.string().max(200);
const code = z.object({ code: secret.meta({ description: "รหัส ๖ หลัก หรือรหัสสำรอง" }) });
const moment = z.string().meta({ description: "UTC, ISO 8601" });
const next = (...steps: readonly [string, ...string[]]) => z.object({ next: z.enum(steps) });
const done = next("done");
const nothing = z.object({});
const id = z.object({ id: z.string().max(200) });
const newPassword = z.string().meta({ description: "๑๒ ถึง ๑๒๘ ตัวอักษร" });
const credential = z.looseObject({ id: z.string() }).meta({ description: "PublicKeyCredential.toJSON()" });
const options = z.looseObject({ challenge: z.string() }).meta({ description: "สำหรับ PublicKeyCredential.parse…OptionsFromJSON" });
const passkey = z
  .object({ id: z.string(), name: z.string().nullable(), createdAt: moment, synced: z.boolean() })
  .meta({ id: "Passkey", description: "พาสคีย์" });
const session = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: moment,
    lastSeenAt: moment,
    expiresAt: moment,
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: "Session", description: "การเข้าใช้งาน" });

const PASSWORD = ["password-too-short", "password-too-long", "password-weak"] as const;
const auth = (path: string): string => `/auth${path}`;
const post = { method: "post" } as const;
const get = { method: "get" } as const;
const people = { who: "people" } as const;

const ROWS: readonly Row[] = [
  {
    ...get,
    name: "signInWays",
    path: auth("/ways"),
    thai: "วิธีเข้าสู่ระบบที่เปิดไว้",
    english: "Ways to sign in",
    answers: z.object({ password: z.boolean(), passkey: z.boolean(), providers: z.array(z.object({ id: z.string(), name: z.string() })) }),
  },
  {
    ...get,
    name: "signInRefusal",
    path: auth("/refusals/{kind}"),
    thai: "คำอธิบายเมื่อเข้าสู่ระบบผ่านระบบอื่นไม่สำเร็จ",
    english: "Why signing in through another system was refused",
    parameters: z.object({ kind: z.string() }),
    answers: z.object({ kind: z.string(), detail: z.string() }),
  },
  {
    ...get,
    ...people,
    name: "signedInAccount",
    path: auth("/account"),
    thai: "ผู้ที่เข้าสู่ระบบอยู่",
    english: "Who is signed in",
    answers: z.object({
      person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
      secondFactor: z.boolean(),
      hasPassword: z.boolean(),
    }),
  },
  {
    ...post,
    name: "signInWithPassword",
    path: auth("/sign-in/email"),
    thai: "เข้าสู่ระบบด้วยอีเมลและรหัสผ่าน",
    english: "Sign in with e-mail address and password",
    sends: z.object({ email: z.string(), password: z.string() }),
    answers: next("done", "second-factor"),
    refuses: ["wrong-password", "too-many-attempts", "person-disabled"],
  },
  {
    ...post,
    name: "verifyTotp",
    path: auth("/two-factor/verify-totp"),
    thai: "ยืนยันตัวตนขั้นที่สองด้วยรหัส ๖ หลัก หรือเปิดใช้การยืนยันสองขั้นให้เสร็จ",
    english: "Second factor by six digits; also finishes turning it on",
    sends: code,
    answers: done,
    refuses: ["wrong-code", "second-factor-over", "too-many-attempts"],
  },
  {
    ...post,
    name: "verifyBackupCode",
    path: auth("/two-factor/verify-backup-code"),
    thai: "ยืนยันตัวตนขั้นที่สองด้วยรหัสสำรอง",
    english: "Second factor by a backup code",
    sends: code,
    answers: done,
    refuses: ["wrong-backup-code", "second-factor-over"],
  },
  {
    ...get,
    name: "passkeySignInOptions",
    path: auth("/passkey/generate-authenticate-options"),
    thai: "เริ่มเข้าสู่ระบบด้วยพาสคีย์",
    english: "Begin to sign in with a passkey",
    answers: options,
  },
  {
    ...post,
    name: "signInWithPasskey",
    path: auth("/passkey/verify-authentication"),
    thai: "เข้าสู่ระบบด้วยพาสคีย์",
    english: "Sign in with a passkey",
    sends: z.object({ response: credential }),
    answers: done,
    refuses: ["passkey-refused", "passkey-over", "person-disabled"],
  },
  {
    ...post,
    name: "signInThroughProvider",
    path: auth("/sign-in/social"),
    thai: "เริ่มเข้าสู่ระบบผ่านระบบอื่น เช่น ThaiD",
    english: "Begin to sign in through another system",
    sends: z.object({ provider: z.string(), returnTo: z.string().optional().meta({ description: "เส้นทางในระบบนี้ ขึ้นต้นด้วย /" }) }),
    answers: z.object({ url: z.string() }),
    refuses: ["unknown-provider", "provider-away"],
  },
  {
    ...get,
    name: "returnFromProvider",
    path: auth("/callback/{provider}"),
    thai: "จุดที่ระบบอื่นส่งผู้ใช้กลับมา: ไปต่อที่หน้าที่ขอไว้ หรือที่ /sign-in?refused={kind}",
    english: "Where another system sends the browser back",
    parameters: z.object({ provider: z.string() }),
    answers: nothing,
    status: 302,
    refuses: ["no-account", "provider-refused", "sign-in-over", "person-disabled", "unknown-provider"],
  },
  {
    ...post,
    ...people,
    name: "signOut",
    path: auth("/sign-out"),
    thai: "ออกจากระบบ",
    english: "Sign out",
    sends: nothing,
    answers: next("sign-in"),
  },
  {
    ...post,
    ...people,
    name: "changePassword",
    path: auth("/change-password"),
    thai: "เปลี่ยนรหัสผ่าน และสิ้นสุดการเข้าใช้งานอื่นทั้งหมด",
    english: "Change the password; all other sessions end",
    sends: z.object({ currentPassword: z.string(), newPassword }),
    answers: done,
    refuses: ["wrong-current-password", ...PASSWORD, "too-many-attempts"],
  },
  {
    ...post,
    name: "lookAtPasswordLink",
    path: auth("/reset-password/look"),
    thai: "ลิงก์ตั้งรหัสผ่านนี้เป็นของผู้ใด",
    english: "Whom a one-time link is for",
    sends: z.object({ token: secret }),
    answers: z.object({ name: z.string(), email: z.string() }),
    refuses: ["link-over"],
  },
  {
    ...post,
    name: "setPassword",
    path: auth("/reset-password"),
    thai: "ตั้งรหัสผ่านจากลิงก์ที่ใช้ได้ครั้งเดียว",
    english: "Set a password from a one-time link",
    sends: z.object({ token: secret, newPassword }),
    answers: next("sign-in"),
    refuses: ["link-over", ...PASSWORD],
  },
  {
    ...post,
    ...people,
    name: "beginSecondFactor",
    path: auth("/two-factor/enable"),
    thai: "เริ่มเปิดการยืนยันตัวตนสองขั้น",
    english: "Begin to turn the second factor on",
    sends: z.object({ password: z.string() }),
    answers: z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
    refuses: ["wrong-current-password", "second-factor-already-on"],
  },
  {
    ...post,
    ...people,
    name: "endSecondFactor",
    path: auth("/two-factor/disable"),
    thai: "ปิดการยืนยันตัวตนสองขั้น",
    english: "Turn the second factor off",
    sends: z.object({ password: z.string(), code: secret }),
    answers: done,
    refuses: ["wrong-current-password", "wrong-code"],
  },
  {
    ...post,
    ...people,
    name: "makeBackupCodes",
    path: auth("/two-factor/generate-backup-codes"),
    thai: "ออกรหัสสำรองชุดใหม่",
    english: "New backup codes",
    sends: z.object({ password: z.string() }),
    answers: z.object({ backupCodes: z.array(z.string()) }),
    refuses: ["wrong-current-password", "second-factor-off"],
  },
  {
    ...get,
    ...people,
    name: "listPasskeys",
    path: auth("/passkey/list-user-passkeys"),
    thai: "พาสคีย์ของท่าน",
    english: "Your passkeys",
    answers: z.array(passkey),
  },
  {
    ...get,
    ...people,
    name: "passkeyOptions",
    path: auth("/passkey/generate-register-options"),
    thai: "เริ่มเพิ่มพาสคีย์",
    english: "Begin to add a passkey",
    answers: options,
    refuses: ["sign-in-again"],
  },
  {
    ...post,
    ...people,
    name: "addPasskey",
    path: auth("/passkey/verify-registration"),
    thai: "เพิ่มพาสคีย์",
    english: "Add a passkey",
    sends: z.object({ response: credential, name: z.string() }),
    answers: passkey,
    refuses: ["passkey-refused", "passkey-over", "sign-in-again"],
  },
  {
    ...post,
    ...people,
    name: "renamePasskey",
    path: auth("/passkey/update-passkey"),
    thai: "เปลี่ยนชื่อพาสคีย์",
    english: "Rename a passkey",
    sends: id.extend({ name: z.string() }),
    answers: passkey,
    refuses: ["passkey-not-found"],
  },
  {
    ...post,
    ...people,
    name: "removePasskey",
    path: auth("/passkey/delete-passkey"),
    thai: "ลบพาสคีย์",
    english: "Remove a passkey",
    sends: id,
    answers: done,
    refuses: ["passkey-not-found"],
  },
  {
    ...get,
    ...people,
    name: "listSessions",
    path: auth("/sessions"),
    thai: "การเข้าใช้งานของท่านทั้งหมด",
    english: "Where you are signed in",
    answers: z.array(session),
  },
  {
    ...post,
    ...people,
    name: "endSession",
    path: auth("/sessions/revoke"),
    thai: "สิ้นสุดการเข้าใช้งานหนึ่ง",
    english: "End one session",
    sends: id,
    answers: next("done", "sign-in"),
    refuses: ["session-not-found"],
  },
  {
    ...post,
    ...people,
    name: "endOtherSessions",
    path: auth("/sessions/revoke-others"),
    thai: "สิ้นสุดการเข้าใช้งานอื่นทั้งหมด",
    english: "End all other sessions",
    sends: nothing,
    answers: done,
  },
];

/** การเข้าสู่ระบบ — the routes below /api/v1/auth, served by server/sign-in. */
export const SIGN_IN_ROUTES: readonly DescribedRoute[] = ROWS.map(({ sends, answers, ...row }) => ({
  parameters: null,
  status: 200,
  who: "anybody",
  ...row,
  base: "/api/v1",
  tag: "การเข้าสู่ระบบ",
  query: null,
  body: sends ?? null,
  bytes: null,
  answer: row.status === 302 ? null : answers,
  file: null,
  needsRevision: false,
  takesKey: false,
  refuses: refusalsOf(row, sends !== undefined),
}));

function refusalsOf({ who, refuses = [], parameters }: Omit<Row, "sends" | "answers">, sends: boolean): DescribedRoute["refuses"] {
  const kinds: readonly SignInProblem[] = [
    ...(who === "people" ? (["not-signed-in"] as const) : []),
    ...refuses,
    ...(sends ? (["foreign-origin", "not-understood"] as const) : []),
    ...(parameters === undefined ? [] : (["not-found"] as const)),
    "too-many-attempts",
    "sign-in-broken",
  ];
  return [...new Set(kinds)].map((kind) => toldBySignIn(kind));
}
