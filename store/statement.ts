import type { Compilable, CompiledQuery } from "kysely";

import type { Kysely, Transaction } from "kysely";

import type { Tables } from "./tables.ts";
import { draft } from "./transaction.ts";

/** Where a value comes later, by its name. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const PLACES = new Proxy({}, { get: (_, name) => new Place(String(name)) });

/** A statement that is there already: asked with its values. */
export type Statement<Given, Row> = (trx: Transaction<Tables>, given: Given) => Promise<readonly Row[]>;

/**
 * คำสั่งที่เขียนไว้แล้ว — built and compiled at its first use, for what is asked all day: building a statement costs more than asking it.
 * `given` stands for the values that come at each use; none of them may decide on the statement's words.
 */
export function statement<Given extends object, Row>(
  build: (draft: Kysely<Tables>, given: Given) => Compilable<Row>,
): Statement<Given, Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (trx, given) => {
    compiled ??= build(draft, PLACES as Given).compile();
    const parameters = compiled.parameters.map((one) => (one instanceof Place ? given[one.name as keyof Given] : one));
    return (await trx.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}
