import {
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type CompiledQuery,
  type Dialect,
  type QueryResult,
} from "kysely";
import type { Pool, PoolClient } from "pg";

import type { Tables } from "./tables.ts";

/** What the query builder needs to know of PostgreSQL to write statements; it connects to nothing. */
export const WRITING: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (database) => new PostgresIntrospector(database),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/** A transaction on a connection of its own, until it is kept or undone. */
export interface OpenTransaction {
  readonly trx: Transaction<Tables>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}

/** Each connection's query builder, made once. */
const builders = new WeakMap<PoolClient, Transaction<Tables>>();

/**
 * Begins a transaction. "begin" is not waited for: the first statement travels with it, and what is asked together travels together. Should
 * "begin" fail, the connection is gone, and that statement fails too; outside of a transaction it would see no row, for what `enter` says
 * holds in its transaction only.
 */
export async function begin(pool: Pool): Promise<OpenTransaction> {
  const client = await pool.connect();
  client.query("begin").catch(() => undefined);
  const trx = builders.get(client) ?? builderOn(client);
  builders.set(client, trx);
  return {
    trx,
    commit: async () => {
      // PostgreSQL answers ROLLBACK where a statement had failed, and no error.
      const { command } = await client.query("commit");
      if (command !== "COMMIT") throw new Error("the transaction was not kept: a statement of it had failed");
      client.release();
    },
    rollback: async () => {
      // Whatever is still open on a connection that does not even undo must not be anybody else's.
      await client.query("rollback").then(
        () => client.release(),
        () => client.release(true),
      );
    },
  };
}

function builderOn(client: PoolClient): Transaction<Tables> {
  const executeQuery = async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
    const { command, rowCount, rows } = await client.query(sql, parameters as unknown[]);
    return command === "SELECT" ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };
  };
  const connection = {
    executeQuery,
    streamQuery: () => {
      throw new Error("a transaction does not stream");
    },
  };
  const executor = new DefaultQueryExecutor(WRITING.createQueryCompiler(), WRITING.createAdapter(), {
    provideConnection: (consumer) => consumer(connection),
  });
  return new Transaction<Tables>({ config: { dialect: WRITING }, dialect: WRITING, driver: WRITING.createDriver(), executor });
}

/** A query builder that connects to nothing: what it builds is asked by a transaction. */
export const draft = new Kysely<Tables>({ dialect: WRITING });
