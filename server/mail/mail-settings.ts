import { SettingError } from "#server/setting-error.ts";

/** การส่งอีเมล — the mail server that carries letters, and whose name they bear. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where it asks for them. */
  readonly url: string;
  readonly from: { readonly name: string; readonly address: string };
}

/** What may stand behind the `?` of SMTP_URL; the rest of what the library would take is not the operator's to switch. */
const SWITCHES: readonly string[] = ["requireTLS", "tls.rejectUnauthorized", "tls.servername", "name"];

/** What the operator set; null where no mail is sent. */
export function mailSettingsIn(environment: Readonly<Record<string, string | undefined>>): MailSettings | null {
  const url = environment["SMTP_URL"] ?? "";
  if (url === "") return null;
  const parsed = URL.parse(url);
  if (parsed === null || !/^smtps?:$/u.test(parsed.protocol) || parsed.hostname === "")
    throw new SettingError("SMTP_URL must be an address such as smtp://user:password@mail.example.go.th:587");
  if ([...parsed.searchParams.keys()].some((name) => !SWITCHES.includes(name)))
    throw new SettingError(`SMTP_URL may say only these behind its question mark: ${SWITCHES.join(", ")}`);
  const from = /^(?:(?<name>[^\r\n<>]*)<(?<inside>[^\s<>@]+@[^\s<>@]+)>|(?<bare>[^\s<>@]+@[^\s<>@]+))$/u.exec(
    (environment["MAIL_FROM"] ?? "").trim(),
  )?.groups;
  if (from === undefined) throw new SettingError("MAIL_FROM must be an address such as plan@example.go.th");
  return { url, from: { name: (from["name"] ?? "").trim().replaceAll('"', ""), address: from["inside"] ?? from["bare"] ?? "" } };
}
