import { RateLimitError } from '../../../sdk/typescript/src/mnemonest.js';
import type { ImportResult } from '../../../sdk/typescript/src/types.js';
import { importFile } from './import-run';

const RESULT = { status: 'ok', created: 0, updated: 0, skipped: 0, failed: 0, renumbered: 0 } as const;
const result = (given: Partial<ImportResult>): ImportResult => ({
  ...RESULT,
  skipped_lines: [],
  failed_lines: [],
  renumbered_lines: [],
  ...given,
});
const file = new Blob([Array.from({ length: 250 }, (_, i) => `{"text":"${i}"}\n`).join('')]);

describe('importFile', () => {
  it('sums what the parts answer, and counts lines as the file has them', async () => {
    const told: number[] = [];
    const answers = [
      result({ created: 199, skipped: 1 }),
      result({ created: 49, failed: 1, failed_lines: [{ line: 3, code: 'validation_failed', detail: 'no text' }] }),
    ];
    const done = await importFile(
      file,
      async () => answers.shift() as ImportResult,
      ({ created }) => told.push(created),
      new AbortController().signal,
    );
    expect(done).toEqual({
      bytes: file.size,
      created: 248,
      updated: 0,
      skipped: 1,
      failed: 1,
      failedLines: [{ line: 203, detail: 'no text' }],
    });
    expect(told).toEqual([199, 248]);
  });

  it('goes on after a refusal for the rate, and ends at any other', async () => {
    const errors = [new RateLimitError('slow down', { statusCode: 429, retryAfter: 0 }), new Error('gone')];
    const send = async () => {
      throw errors.shift();
    };
    await expect(importFile(file, send, () => {}, new AbortController().signal)).rejects.toThrow('gone');
    expect(errors).toEqual([]);
  });

  it('sends nothing once it is called off', async () => {
    const send = jest.fn();
    await expect(importFile(file, send, () => {}, AbortSignal.abort())).rejects.toThrow();
    expect(send).not.toHaveBeenCalled();
  });
});
