import { SettingError } from "#server/setting-error.ts";

/** การส่งอีเมล — the mail server that carries letters, and whose name they bear. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where it asks for them. */
  readonly url: string;
  readonly from: string;
}

/** What the operator set; null where no mail is sent. */
export function mailSettingsIn(environment: Readonly<Record<string, string | undefined>>): MailSettings | null {
  const url = environment["SMTP_URL"] ?? "";
  const from = environment["MAIL_FROM"] ?? "";
  if (url === "") return null;
  if (!/^smtps?:$/u.test(URL.parse(url)?.protocol ?? ""))
    throw new SettingError("SMTP_URL must be an address such as smtp://user:password@mail.example.go.th:587");
  if (!/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/u.test(from)) throw new SettingError("MAIL_FROM must be an address such as plan@example.go.th");
  return { url, from };
}
