import { DecryptionError } from './keyring.js';

/** The result of one step of a re-encryption. */
export interface ReencryptionStep<Position> {
  /** Position of the last row of the step. */
  readonly last: Position;
  /** Number of rows that were re-encrypted in the step. */
  readonly done: number;
  /** Reasons why rows could not be decrypted; these rows were not changed. */
  readonly failures: readonly string[];
}

/**
 * Re-encrypts the texts of one kind of row under the current key, in batches, while other transactions read and change
 * them.
 */
export interface Reencryption<Position = unknown> {
  /** Returns the number of rows that are not encrypted under the current key (or not plain, if there is none). */
  count(): Promise<number>;
  /**
   * Re-encrypts the next batch of these rows, in one transaction.
   * @param after the position of the last row of the previous step; undefined for the first step
   * @returns undefined if there are no rows after `after`
   */
  next(after: Position | undefined, limit: number): Promise<ReencryptionStep<Position> | undefined>;
}

/**
 * Re-encrypts each of `rows` that can be decrypted.
 * @returns the re-encrypted rows, and the reasons why the others could not be decrypted
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
      if (!(error instanceof DecryptionError)) throw error;
      failures.push(error.message);
    }
  }
  return { reencrypted, failures };
}
