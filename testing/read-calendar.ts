/** A property of a component: its name, parameters and value as written. */
interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

const ONCE = ["UID", "DTSTAMP", "DTSTART"];
const DATE_TIME = /^\d{8}T\d{6}Z$/u;

/**
 * Reads an iCalendar file the way RFC 5545 asks, and throws at the first thing that is not as it says: line ends, length and folding of
 * lines, what every component must hold, escaping of text, forms of dates. Gives the events with their texts unescaped.
 */
export function readCalendar(bytes: Uint8Array): readonly Readonly<Record<string, string>>[] {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (!text.endsWith("\r\n")) throw new Error("the last line has no end");
  const lines = text.slice(0, -2).split("\r\n");
  for (const line of lines) {
    if (/[\r\n]/u.test(line)) throw new Error(`a bare line end in ${line}`);
    // oxlint-disable-next-line no-control-regex -- what has no place in a line is looked for
    if (/[\u0000-\u0008\u000A-\u001F\u007F]/u.test(line)) throw new Error(`a control sign in ${line}`);
    if (new TextEncoder().encode(line).length > 75) throw new Error(`more than 75 octets in ${line}`);
    if (line === "") throw new Error("an empty line");
  }
  if (lines[0]?.startsWith(" ")) throw new Error("a folded line with nothing before it");
  const properties = lines.join("\r\n").replaceAll("\r\n ", "").split("\r\n").map(toProperty);
  const [first, ...rest] = properties;
  const last = rest.pop();
  if (first?.name !== "BEGIN" || first.value !== "VCALENDAR" || last?.name !== "END" || last.value !== "VCALENDAR")
    throw new Error("no VCALENDAR around it all");
  const events: Record<string, string>[] = [];
  const head: Property[] = [];
  let open: Property[] | null = null;
  for (const one of rest) {
    if (one.name === "BEGIN") {
      if (one.value !== "VEVENT" || open !== null) throw new Error(`BEGIN:${one.value} here`);
      open = [];
    } else if (one.name === "END") {
      if (one.value !== "VEVENT" || open === null) throw new Error(`END:${one.value} here`);
      events.push(toEvent(open));
      open = null;
    } else (open ?? head).push(one);
  }
  if (open !== null) throw new Error("an event without its end");
  for (const [name, value] of [
    ["VERSION", "2.0"],
    ["PRODID", null],
  ] as const) {
    const found = head.filter((one) => one.name === name);
    if (found.length !== 1 || (value !== null && found[0]?.value !== value)) throw new Error(`${name} must stand once`);
  }
  const uids = events.map((event) => event["UID"]);
  if (new Set(uids).size !== uids.length) throw new Error("two events are called the same");
  return events;
}

function toProperty(line: string): Property {
  const found = /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^;:",]*)*):(.*)$/u.exec(line);
  if (found === null) throw new Error(`no property: ${line}`);
  const [, name = "", parameters = "", value = ""] = found;
  const pairs = parameters
    .split(";")
    .slice(1)
    .map((pair) => pair.split("=") as [string, string]);
  return { name, value, parameters: Object.fromEntries(pairs) };
}

function toEvent(properties: readonly Property[]): Record<string, string> {
  const names = properties.map(({ name }) => name);
  for (const name of ONCE) if (names.filter((one) => one === name).length !== 1) throw new Error(`${name} must stand once in an event`);
  if (new Set(names).size !== names.length) throw new Error(`a property stands twice: ${names.join(" ")}`);
  return Object.fromEntries(
    properties.map(({ name, value, parameters }) => {
      if (name === "DTSTAMP" && !DATE_TIME.test(value)) throw new Error(`DTSTAMP:${value}`);
      if (name === "DTSTART" && (parameters["VALUE"] !== "DATE" || !/^\d{8}$/u.test(value))) throw new Error(`DTSTART:${value}`);
      return [name, ["SUMMARY", "DESCRIPTION"].includes(name) ? unescaped(value) : value];
    }),
  );
}

function unescaped(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/u.test(value) || /(?<!\\)(?:\\\\)*\\[^\\;,nN]/u.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replaceAll(/\\([\\;,nN])/gu, (_all, sign: string) => (sign === "n" || sign === "N" ? "\n" : sign));
}
