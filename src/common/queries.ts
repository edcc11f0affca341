/** Runs SQL statements: on the connections of a pool, or on the one connection of a transaction, a session or a snapshot. */
export interface Queries {
  /** True if locks that a statement takes last until the transaction ends, and its writes take effect only then. */
  readonly inTransaction: boolean;
  /**
   * Runs a statement and returns its rows; of an UPDATE or DELETE those of its RETURNING clause.
   * @param name of the prepared statement: one name, one text. Null for a statement that must not stay prepared on its
   *   connection, such as one whose text depends on a filter. On one connection of its own, nothing is prepared by
   *   name.
   */
  query<Row>(name: string | null, text: string, values: unknown[]): Promise<Row[]>;
}

/**
 * The handle of an open transaction. Code that must not run outside one (row locks, writes that belong together) takes
 * this type, so that the pool cannot be passed. Only `Transactions` makes one.
 */
export interface Transaction extends Queries {
  readonly inTransaction: true;
}
