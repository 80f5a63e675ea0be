import { domainToASCII } from "node:url";

import { err, ok } from "#domain/result.ts";
import type { Carrier, Letter } from "#store/mail.ts";
import type { MailSettings } from "./mail-settings.ts";

/** Below the 30 seconds after which the database ends a connection that holds a letter and says nothing. */
const PATIENCE_MILLISECONDS = 25_000;

/**
 * ผู้ส่งจดหมายทาง SMTP — hands each letter over on a connection of its own, encrypted from the start (smtps) or as soon as the server offers it
 * (smtp). A letter that is tried again bears the same Message-ID.
 */
export function smtpCarrier({ url, from }: MailSettings, patience = PATIENCE_MILLISECONDS): Carrier {
  const sender = domainToASCII(from.address.split("@").at(-1) ?? "") || "localhost";
  return async (letter) => {
    // A house that sends no letters never loads the library.
    const { createTransport } = await import("nodemailer");
    const limits = { dnsTimeout: patience, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
    const transport = createTransport({ url, ...limits, disableFileAccess: true, disableUrlAccess: true });
    try {
      // Each of the limits begins anew with every answer; the signal ends the whole.
      await transport.sendMail({ ...written(letter, from, sender), signal: AbortSignal.timeout(patience) });
      return ok(undefined);
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
      return err({ kind: "letter-refused", says: cause.message });
    }
  };
}

function written({ id, to, subject, text }: Letter, from: MailSettings["from"], sender: string) {
  return {
    from,
    // As an address and not as a text, which could hold several.
    to: { name: "", address: to },
    messageId: `<${id}@${sender}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    subject,
    text,
  };
}

/** Whether the server, being there and knowing who we are, will never have this letter: 5xx to its recipient or its text. */
function isRefusal(cause: unknown): cause is Error {
  if (!(cause instanceof Error)) return false;
  const { code, command, permanent } = cause as Error & { readonly code?: string; readonly command?: string; readonly permanent?: boolean };
  if (code !== "EENVELOPE" && code !== "EMESSAGE") return false;
  // A sender who is refused is a fault of the settings, not of the letter. "API": no server can be told this address.
  return command === "API" || (permanent === true && command !== "MAIL FROM");
}
