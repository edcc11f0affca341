import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDirectory } from '../../src/database/embedded/directory-lock.js';

describe('lockDirectory', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('gives the lock to one holder at a time', async () => {
    const first = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(/is in use by another Mnemonest process/);
    await first.release();
    await (await lockDirectory(directory)).release();
  });

  it('detects a holder in another network namespace by the socket file alone', async () => {
    const elsewhere = createServer().listen(join(directory, 'lock.sock'));
    await expect(lockDirectory(directory)).rejects.toThrow(/is in use by another Mnemonest process/);
    await new Promise((resolve) => elsewhere.close(resolve));
    await (await lockDirectory(directory)).release();
  });

  it('gives the lock to one of many concurrent callers', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)));
    const held = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(held).toHaveLength(1);
    await held[0]?.release();
  });
});
