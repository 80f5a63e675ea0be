import { PostgresDialect, PostgresDriver, type PostgresDialectConfig } from "kysely";

/**
 * A driver that does not wait for "begin" to be answered: the first statement travels with it. Should "begin" fail, the connection is gone, and
 * that statement fails too; outside of a transaction it would see no row, for what `enter` says holds in its transaction only.
 */
class PromptDriver extends PostgresDriver {
  override async beginTransaction(...begin: Parameters<PostgresDriver["beginTransaction"]>): Promise<void> {
    super.beginTransaction(...begin).catch(() => undefined);
  }
}

/** The dialect of PostgreSQL with that driver; the pool's connections must take statements before earlier ones are answered. */
export class PromptDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new PromptDriver(this.#config);
  }
}
