import type { PasswordRefusal } from "#server/sign-in/passwords.ts";

/** Why signing in, or changing how one signs in, was refused. */
export type SignInProblem =
  | PasswordRefusal
  | "not-signed-in"
  | "sign-in-again"
  | "wrong-password"
  | "wrong-current-password"
  | "too-many-attempts"
  | "person-disabled"
  | "link-over"
  | "wrong-code"
  | "wrong-backup-code"
  | "second-factor-over"
  | "second-factor-already-on"
  | "second-factor-off"
  | "passkey-refused"
  | "passkey-over"
  | "passkey-not-found"
  | "session-not-found"
  | "no-account"
  | "unknown-provider"
  | "provider-away"
  | "provider-refused"
  | "sign-in-over"
  | "foreign-origin"
  | "not-understood"
  | "not-found"
  | "sign-in-broken";

/** คำอธิบายปัญหาการเข้าสู่ระบบ — kind, HTTP status and the Thai sentence: what happened and what to do next. */
export const SIGN_IN_PROBLEMS = {
  "not-signed-in": { status: 401, says: "ท่านยังไม่ได้เข้าสู่ระบบ หรือหมดเวลาใช้งานแล้ว กรุณาเข้าสู่ระบบอีกครั้ง" },
  "sign-in-again": {
    status: 403,
    says: "เพื่อความปลอดภัย การเพิ่มพาสคีย์ทำได้ภายในหนึ่งชั่วโมงหลังเข้าสู่ระบบ กรุณาออกจากระบบและเข้าสู่ระบบใหม่ แล้วทำรายการนี้อีกครั้ง",
  },
  "wrong-password": { status: 401, says: "อีเมลหรือรหัสผ่านไม่ถูกต้อง กรุณาตรวจสอบแล้วลองใหม่ หากลืมรหัสผ่าน โปรดขอลิงก์ตั้งรหัสผ่านใหม่จากผู้ดูแลของหน่วยงาน" },
  "wrong-current-password": { status: 403, says: "รหัสผ่านปัจจุบันไม่ถูกต้อง กรุณาตรวจสอบแล้วลองใหม่" },
  "too-many-attempts": { status: 429, says: "มีการลองหลายครั้งติดต่อกัน ระบบจึงพักไว้ชั่วคราวเพื่อความปลอดภัย กรุณารอสักครู่แล้วลองใหม่" },
  "person-disabled": { status: 403, says: "บัญชีนี้ถูกระงับการใช้งาน กรุณาติดต่อผู้ดูแลของหน่วยงาน" },
  "link-over": { status: 400, says: "ลิงก์นี้ใช้ไปแล้วหรือหมดอายุ กรุณาขอลิงก์ใหม่จากผู้ดูแลของหน่วยงาน" },
  "password-too-short": { status: 422, says: "รหัสผ่านสั้นเกินไป กรุณาใช้อย่างน้อย ๑๒ ตัวอักษร จะเป็นวลีภาษาไทยหรือเว้นวรรคก็ได้" },
  "password-too-long": { status: 422, says: "รหัสผ่านยาวเกินไป กรุณาใช้ไม่เกิน ๑๒๘ ตัวอักษร" },
  "password-weak": { status: 422, says: "รหัสผ่านนี้เดาได้ง่าย กรุณาใช้วลีที่ยาวขึ้น และไม่ใช้ชื่อ อีเมล หรือคำที่คนใช้กันทั่วไป" },
  "wrong-code": { status: 401, says: "รหัส ๖ หลักไม่ถูกต้อง กรุณาดูรหัสล่าสุดในแอปยืนยันตัวตนแล้วลองใหม่ และตรวจสอบว่านาฬิกาของโทรศัพท์ตรง" },
  "wrong-backup-code": { status: 401, says: "รหัสสำรองไม่ถูกต้องหรือใช้ไปแล้ว กรุณาใช้รหัสสำรองอื่นที่ยังไม่เคยใช้" },
  "second-factor-over": { status: 401, says: "หมดเวลายืนยันตัวตนขั้นที่สองหรือลองครบจำนวนครั้งแล้ว กรุณากรอกอีเมลและรหัสผ่านใหม่อีกครั้ง" },
  "second-factor-already-on": { status: 409, says: "เปิดการยืนยันตัวตนสองขั้นไว้แล้ว หากต้องการตั้งใหม่ กรุณาปิดก่อนแล้วเปิดอีกครั้ง" },
  "second-factor-off": { status: 409, says: "ยังไม่ได้เปิดการยืนยันตัวตนสองขั้น กรุณาเปิดก่อนแล้วทำรายการนี้อีกครั้ง" },
  "passkey-refused": { status: 401, says: "พาสคีย์นี้ใช้ไม่ได้กับระบบ กรุณาลองใหม่ หรือเข้าสู่ระบบด้วยวิธีอื่น" },
  "passkey-over": { status: 400, says: "หมดเวลายืนยันด้วยพาสคีย์ กรุณาเริ่มใหม่อีกครั้ง" },
  "passkey-not-found": { status: 404, says: "ไม่พบพาสคีย์นี้ อาจถูกลบไปแล้ว กรุณาเปิดหน้ารายการใหม่" },
  "session-not-found": { status: 404, says: "ไม่พบการเข้าใช้งานนี้ อาจสิ้นสุดไปแล้ว กรุณาเปิดหน้ารายการใหม่" },
  "no-account": { status: 403, says: "ยืนยันตัวตนสำเร็จ แต่ยังไม่มีบัญชีของท่านในระบบนี้ กรุณาติดต่อผู้ดูแลของหน่วยงานเพื่อเพิ่มบัญชีก่อน แล้วเข้าสู่ระบบอีกครั้ง" },
  "unknown-provider": { status: 404, says: "ระบบนี้ไม่ได้เปิดให้เข้าด้วยวิธีนี้ กรุณาเลือกวิธีอื่นในหน้าเข้าสู่ระบบ" },
  "provider-away": { status: 503, says: "ติดต่อระบบยืนยันตัวตนภายนอกไม่ได้ในขณะนี้ กรุณาลองใหม่ภายหลัง หรือเข้าสู่ระบบด้วยวิธีอื่น" },
  "provider-refused": { status: 403, says: "ระบบยืนยันตัวตนภายนอกไม่ยืนยัน หรือคำตอบตรวจสอบแล้วไม่ถูกต้อง กรุณาเริ่มเข้าสู่ระบบใหม่อีกครั้ง" },
  "sign-in-over": { status: 400, says: "การเข้าสู่ระบบครั้งนี้หมดเวลาหรือไม่ได้เริ่มจากหน้าต่างนี้ กรุณาเริ่มใหม่จากหน้าเข้าสู่ระบบ" },
  "foreign-origin": { status: 403, says: "คำขอนี้ไม่ได้มาจากหน้าของระบบ จึงไม่ดำเนินการให้ กรุณาเปิดหน้าของระบบแล้วทำรายการใหม่" },
  "not-understood": { status: 400, says: "ข้อมูลที่ส่งมาไม่ครบหรือไม่ตรงรูปแบบ กรุณาตรวจสอบแล้วส่งใหม่" },
  "not-found": { status: 404, says: "ไม่พบหน้าหรือข้อมูลที่ขอ กรุณากลับไปหน้าแรก" },
  "sign-in-broken": { status: 500, says: "ระบบเข้าสู่ระบบขัดข้อง กรุณาลองใหม่ หากยังไม่ได้ โปรดแจ้งผู้ดูแลพร้อมเลขเหตุการณ์" },
} as const satisfies Record<SignInProblem, { readonly status: number; readonly says: string }>;

/** Whether this is a kind the table knows. */
export function isSignInProblem(text: string): text is SignInProblem {
  return Object.hasOwn(SIGN_IN_PROBLEMS, text);
}

/** better-auth's codes, of its routes in capitals and of its callback in small letters, as our kinds. */
const KIND_BY_CODE: Readonly<Record<string, SignInProblem>> = {
  UNAUTHORIZED: "not-signed-in",
  SESSION_REQUIRED: "not-signed-in",
  FAILED_TO_GET_SESSION: "not-signed-in",
  SESSION_NOT_FRESH: "sign-in-again",
  INVALID_EMAIL_OR_PASSWORD: "wrong-password",
  INVALID_EMAIL: "wrong-password",
  INVALID_PASSWORD: "wrong-current-password",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "wrong-current-password",
  PASSWORD_TOO_SHORT: "password-too-short",
  PASSWORD_TOO_LONG: "password-too-long",
  PERSON_DISABLED: "person-disabled",
  INVALID_TOKEN: "link-over",
  USER_NOT_FOUND: "link-over",
  INVALID_CODE: "wrong-code",
  INVALID_BACKUP_CODE: "wrong-backup-code",
  INVALID_TWO_FACTOR_COOKIE: "second-factor-over",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "second-factor-over",
  ACCOUNT_TEMPORARILY_LOCKED: "too-many-attempts",
  TOTP_ALREADY_ENABLED: "second-factor-already-on",
  TOTP_NOT_ENABLED: "second-factor-off",
  TWO_FACTOR_NOT_ENABLED: "second-factor-off",
  BACKUP_CODES_NOT_ENABLED: "second-factor-off",
  CHALLENGE_NOT_FOUND: "passkey-over",
  PASSKEY_NOT_FOUND: "passkey-refused",
  AUTHENTICATION_FAILED: "passkey-refused",
  FAILED_TO_VERIFY_REGISTRATION: "passkey-refused",
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: "passkey-refused",
  PERSON_NOT_VERIFIED: "passkey-refused",
  PROVIDER_NOT_FOUND: "unknown-provider",
  INVALID_ORIGIN: "foreign-origin",
  MISSING_OR_NULL_ORIGIN: "foreign-origin",
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: "foreign-origin",
  VALIDATION_ERROR: "not-understood",
  signup_disabled: "no-account",
  account_not_linked: "no-account",
  email_not_found: "no-account",
  state_not_found: "sign-in-over",
  state_mismatch: "sign-in-over",
  state_invalid: "sign-in-over",
  invalid_callback_request: "sign-in-over",
  oauth_provider_not_found: "unknown-provider",
  internal_server_error: "sign-in-broken",
};

/** The kind for a code that came back in the callback's redirect; whatever else another system says is its refusal. */
export function toCallbackProblem(code: string): SignInProblem {
  return KIND_BY_CODE[code] ?? "provider-refused";
}

/** An `application/problem+json` answer (RFC 9457) of the sign-in; `seconds` says when to come back. */
export function signInProblem(kind: SignInProblem, incident: string, seconds?: number): Response {
  const { status, says } = SIGN_IN_PROBLEMS[kind];
  const headers = new Headers({
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": "th",
    "cache-control": "no-store",
  });
  if (seconds !== undefined) headers.set("retry-after", String(seconds));
  const body = {
    type: `urn:khunatham:problem:${kind}`,
    title: kind,
    kind,
    status,
    detail: says,
    incident,
    ...(seconds === undefined ? {} : { retryAfter: seconds }),
  };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Puts a refusal of better-auth into our words; its cookies go along, its own sentences do not. An answer that refuses nothing stays. */
export async function toSignInProblem(response: Response, incident: string): Promise<Response> {
  if (response.status < 400) return response;
  const problem = signInProblem(await kindOf(response), incident);
  for (const cookie of response.headers.getSetCookie()) problem.headers.append("set-cookie", cookie);
  return problem;
}

async function kindOf(response: Response): Promise<SignInProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const code = typeof body === "object" && body !== null && "code" in body && typeof body.code === "string" ? body.code : "";
  return KIND_BY_CODE[code] ?? kindOfStatus(response.status);
}

function kindOfStatus(status: number): SignInProblem {
  if (status === 401) return "not-signed-in";
  if (status === 404) return "not-found";
  if (status === 429) return "too-many-attempts";
  return status < 500 ? "not-understood" : "sign-in-broken";
}
