/** How far a pass has come, and what it has done since the step before. */
export interface ResealingStep<Position> {
  readonly last: Position;
  /** Rows that are kept as they are to be now. */
  readonly done: number;
  /** Why rows could not be read; they stay as they are. */
  readonly failures: readonly string[];
}

/** Rows with texts that can be brought under the current key, a few at a time, while others read and change them. */
export interface Resealing<Position = unknown> {
  /** How many are not as they would be kept now. */
  count(): Promise<number>;
  /**
   * Brings the next of them under the current key, in one transaction.
   * @param after where the last step ended; undefined for the first one
   * @returns undefined if there are none behind that
   */
  next(after: Position | undefined, limit: number): Promise<ResealingStep<Position> | undefined>;
}
