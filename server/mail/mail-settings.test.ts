import { expect, test } from "vitest";

import { SettingError } from "#server/setting-error.ts";
import { mailSettingsIn } from "./mail-settings.ts";

const from = "คุณธรรม <plan@example.go.th>";

test("without a mail server no mail is written", () => {
  expect(mailSettingsIn({})).toBeNull();
  expect(mailSettingsIn({ SMTP_URL: "", MAIL_FROM: from })).toBeNull();
});

test("a mail server and whose name letters bear are taken as they are set", () => {
  const url = "smtps://user:secret@mail.example.go.th:465?tls.rejectUnauthorized=false";
  expect(mailSettingsIn({ SMTP_URL: url, MAIL_FROM: from })).toEqual({ url, from: { name: "คุณธรรม", address: "plan@example.go.th" } });
  const bare = mailSettingsIn({ SMTP_URL: "smtp://mail.example.go.th?requireTLS=true", MAIL_FROM: " plan@example.go.th " });
  expect(bare?.from).toEqual({ name: "", address: "plan@example.go.th" });
});

test.each([
  { SMTP_URL: "mail.example.go.th", MAIL_FROM: from },
  { SMTP_URL: "http://mail.example.go.th", MAIL_FROM: from },
  { SMTP_URL: "smtp://user:secret@mail.example.go.th" },
  { SMTP_URL: "smtp://user:secret@", MAIL_FROM: from },
  { SMTP_URL: "smtp://user:secret@mail.example.go.th?logger=true", MAIL_FROM: from },
  { SMTP_URL: "smtp://user:secret@mail.example.go.th", MAIL_FROM: "one@example.go.th, other@example.go.th" },
  { SMTP_URL: "smtp://mail.example.go.th", MAIL_FROM: "plan@example.go.th\r\nBcc: x@example.go.th" },
])("what cannot be used is refused with its name and without its secret: %o", (environment) => {
  const refused = (): unknown => mailSettingsIn(environment);
  expect(refused).toThrow(SettingError);
  expect(refused).not.toThrow(/secret/u);
});
