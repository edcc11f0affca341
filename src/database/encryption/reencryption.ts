import { Unreadable } from './keyring.js';

/** How far a pass has come, and what it has done since the step before. */
export interface ReencryptionStep<Position> {
  readonly last: Position;
  /** Rows that are kept as they are to be now. */
  readonly done: number;
  /** Why rows could not be read; they stay as they are. */
  readonly failures: readonly string[];
}

/** Rows with texts that can be brought under the current key, a few at a time, while others read and change them. */
export interface Reencryption<Position = unknown> {
  /** How many are not as they would be kept now. */
  count(): Promise<number>;
  /**
   * Brings the next of them under the current key, in one transaction.
   * @param after where the last step ended; undefined for the first one
   * @returns undefined if there are none behind that
   */
  next(after: Position | undefined, limit: number): Promise<ReencryptionStep<Position> | undefined>;
}

/**
 * Re-encrypts each of `rows` that can be read.
 * @returns what they become, and why the others were not read
 */
export async function reencryptEach<Row, Reencrypted>(
  rows: readonly Row[],
  reencrypt: (row: Row) => Reencrypted | Promise<Reencrypted>,
): Promise<{ reencrypted: Reencrypted[]; failures: string[] }> {
  const reencrypted: Reencrypted[] = [];
  const failures: string[] = [];
  for (const row of rows) {
    try {
      reencrypted.push(await reencrypt(row));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      failures.push(error.message);
    }
  }
  return { reencrypted, failures };
}
