/** What a browser may do with our pages: nothing from outside, nothing inline, in nobody's frame and framing only what they made themselves (the PDF of a preview), leaving no trace; passkeys on our own pages only. */
export const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
} as const;

/** A year: the browser asks by https only, whatever link it follows. */
const HTTPS_ONLY = { "strict-transport-security": "max-age=31536000; includeSubDomains" } as const;

/** The headers of every answer at this address; where it is https, the browser is told to stay with it. */
export function securityHeaders(address: string): Readonly<Record<string, string>> {
  return address.startsWith("https://") ? { ...SECURITY_HEADERS, ...HTTPS_ONLY } : SECURITY_HEADERS;
}
