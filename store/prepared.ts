import type { Client, QueryConfig } from "pg";

/** A connection of `pg`: the stream below it is there, though its types do not tell. */
type Connected = Pick<Client, "query"> & { readonly connection: { readonly stream: { cork(): void; uncork(): void } } };

/** A text that is planned anew each time: built for one request, or with a list of columns that a migration may change under a kept plan. */
const NOT_KEPT = /\bselect \*|\breturning \*|"\w+"\.\*/iu;
const LONGEST = 4_000;
/** Statements of the house are some hundreds; beyond this something builds texts without end, and each would be kept by every connection. */
const MOST = 500;

const names = new Map<string, string>();

/** The name a statement is kept under by the database; undefined where it is not kept. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST || text.length > LONGEST || NOT_KEPT.test(text)) return undefined;
  const name = `khunatham_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * Lets a connection's statements be parsed and planned once: policies of rows make planning dearer than the work itself. What is asked within one
 * tick goes out in one piece: "begin" with the first statement.
 */
export function keepStatements(client: Pick<Client, "query">): void {
  const { connection } = client as Connected;
  const send = client.query.bind(client) as (statement: string | QueryConfig, values?: unknown, callback?: unknown) => unknown;
  const keeping = (statement: string | QueryConfig, values?: unknown, callback?: unknown): unknown => {
    connection.stream.cork();
    process.nextTick(() => connection.stream.uncork());
    const name = typeof statement === "string" && Array.isArray(values) && values.length > 0 ? statementName(statement) : undefined;
    return name === undefined
      ? send(statement, values, callback)
      : send({ name, text: statement as string, values: values as unknown[] }, callback);
  };
  client.query = keeping as Client["query"];
}
