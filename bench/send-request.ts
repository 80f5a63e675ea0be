import { Agent, request } from "node:http";

/** What was answered: its text, and the revision that its ETag names. */
export interface Got {
  readonly text: string;
  readonly revision: number;
}

/** A change to be sent: its text, and the revision of what it changes. */
export interface Sent {
  readonly text: string;
  readonly revision: number;
}

/** One request to the server, as somebody signed in sends it. */
export type Send = (method: string, path: string, cookie: string, body?: Sent) => Promise<Got>;

/** Connections to a server, kept open; any answer but 200 fails. */
export function openSender(address: string): Send {
  const agent = new Agent({ keepAlive: true });
  return (method, path, cookie, body) =>
    new Promise((answered, failed) => {
      const sent = request(`${address}${path}`, {
        agent,
        method,
        headers: {
          cookie,
          ...(body === undefined
            ? {}
            : {
                origin: address,
                "content-type": "application/json",
                "content-length": Buffer.byteLength(body.text),
                "if-match": `"${body.revision}"`,
              }),
        },
      });
      sent.on("error", failed).on("response", (response) => {
        const parts: Buffer[] = [];
        response
          .on("data", (part: Buffer) => parts.push(part))
          .on("error", failed)
          .on("end", () => {
            const text = Buffer.concat(parts).toString();
            if (response.statusCode === 200) answered({ text, revision: Number(/\d+/u.exec(response.headers.etag ?? "")?.[0] ?? 0) });
            else failed(new Error(`${method} ${path} was answered ${response.statusCode}: ${text.slice(0, 300)}`));
          });
      });
      sent.end(body?.text);
    });
}
