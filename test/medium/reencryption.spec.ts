import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { CipherKey } from '../../src/database/encryption/cipher-key.js';
import { Keyring } from '../../src/database/encryption/keyring.js';
import type { Reencryption } from '../../src/database/encryption/reencryption.js';
import { EventBatchRepository } from '../../src/modules/events/event-batch.repository.js';
import { EventQueueRepository } from '../../src/modules/events/event-queue.repository.js';
import { TurnReencryption } from '../../src/modules/events/turn-reencryption.repository.js';
import { IdempotencyRepository } from '../../src/modules/idempotency/idempotency.repository.js';
import { IdempotencyPartsRepository } from '../../src/modules/idempotency/idempotency-parts.repository.js';
import { KeyReencryption } from '../../src/modules/idempotency/key-reencryption.repository.js';
import { DeferredMemoryRepository } from '../../src/modules/memory/chunks/deferred-memory.repository.js';
import { DeferredMemoryReencryption } from '../../src/modules/memory/chunks/deferred-reencryption.repository.js';
import { MemoryEncryption } from '../../src/modules/memory/records/memory-encryption.js';
import { MemoryReencryption } from '../../src/modules/memory/records/memory-reencryption.repository.js';
import { LexemeStatistics } from '../../src/modules/memory/retrieve/lexeme-statistics.js';
import { exactHash } from '../../src/text/dedup/exact-form.js';
import { contextOf } from '../support/context.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';
import { everythingIn } from '../support/stored-text.js';

const T0 = new Date('2026-03-02T10:00:00.000Z');
const [OLD, NEW] = [1, 2].map((byte) => new CipherKey(Buffer.alloc(32, byte))) as [CipherKey, CipherKey];
/** The key rings of a process, from before encryption until after it. */
const RINGS = [new Keyring(), new Keyring(OLD), new Keyring(NEW, [OLD]), new Keyring(null, [NEW])] as const;

describe.each(engines)('re-encrypted texts on $name', (engine) => {
  const database = useDatabase(engine);
  const db = () => handlesOf(database()).db;
  const transactions = () => handlesOf(database()).transactions;

  /** Re-encrypts row by row. Returns the number of rows done, and the failures of the others. */
  async function reencryptAll<Position>(reencryption: Reencryption<Position>) {
    const total = await reencryption.count();
    let done = 0;
    const failures: string[] = [];
    for (let step = await reencryption.next(undefined, 1); step; step = await reencryption.next(step.last, 1)) {
      done += step.done;
      failures.push(...step.failures);
    }
    expect(total).toBe(done + failures.length);
    return { done, failures };
  }
  const wordsIn = async (word: string) => (await everythingIn(database())).filter((line) => line.includes(word));

  it('are read with the next key if they are queued turns', async () => {
    const meta = { mood: 'vexingham' };
    const turns = ['one zylophant', 'two zylophants'].map((content) => ({ content, meta, saidAt: T0 }));
    for (const [index, ring] of RINGS.entries()) {
      const batches = new EventBatchRepository(db(), handlesOf(database()).writes, ring);
      const queue = new EventQueueRepository(db(), ring);
      const reencryption = new TurnReencryption(db(), transactions(), ring);
      if (index === 0) await batches.insert(contextOf(1, T0), 'a', turns);
      else expect(await reencryptAll(reencryption)).toEqual({ done: 2, failures: [] });
      expect(await reencryption.count()).toBe(0);
      const lease = await queue.claim(0);
      const turn = await queue.begin(lease!);
      expect(queue.decrypt(lease!, turn!)).toEqual({ ...turns[0], saidAt: expect.any(Date), expiresAt: null });
      await queue.release(lease!);
      expect(await wordsIn('zyloph')).toHaveLength(ring.current ? 0 : 2);
      expect(await wordsIn('vexing')).toHaveLength(ring.current ? 0 : 2);
    }
    const encrypted = new EventBatchRepository(db(), handlesOf(database()).writes, RINGS[1]);
    await encrypted.insert(contextOf(1, T0), 'b', [{ content: 'three quibbles', meta: {}, saidAt: T0 }]);
    expect(await wordsIn('quibble')).toEqual([]);
    expect(await reencryptAll(new TurnReencryption(db(), transactions(), RINGS[3]))).toEqual({
      done: 0,
      failures: [
        expect.stringMatching(/^content of event \d+, turn 0 in workspace 1 cannot be decrypted: its key 72cd6e8422c407fb was/),
      ],
    });
  });

  it('are read with the next key if they are deferred memories', async () => {
    const ctx = contextOf(4, T0);
    let id = 0;
    for (const [index, ring] of RINGS.entries()) {
      const encryption = new MemoryEncryption(ring);
      const separate = new DeferredMemoryRepository(encryption);
      const reencryption = new DeferredMemoryReencryption(db(), transactions(), ring, encryption);
      if (index === 0) id = await transactions().run((tx) => separate.insert(ctx, tx, 'one wobblesprocket'));
      else expect(await reencryptAll(reencryption)).toEqual({ done: 1, failures: [] });
      expect(await reencryption.count()).toBe(0);
      expect(await separate.find(ctx, db(), id)).toMatchObject({ id, text: 'one wobblesprocket', embedded: false });
      expect(await separate.findUnembedded(db(), 4, id)).toMatchObject({ text: 'one wobblesprocket' });
      expect(await wordsIn('wobblesp')).toHaveLength(ring.current ? 0 : 1);
    }
    const encrypted = new DeferredMemoryRepository(new MemoryEncryption(RINGS[1]));
    await transactions().run((tx) => encrypted.insert(ctx, tx, 'two wobblesprockets'));
    expect(await wordsIn('two wobb')).toEqual([]);
  });

  it('keep the vectors of their chunks', async () => {
    const { dataSource } = database();
    const id = await insertMemory(database(), { workspaceId: 5, text: 'a long text about snorkelbirds' });
    await dataSource.query(
      `INSERT INTO memory_chunks SELECT workspace_id, id, 1, embedding_model_id, embedding FROM memories WHERE id = $1`,
      [id],
    );
    const chunks = async () => (await dataSource.query('SELECT chunk FROM memory_chunks WHERE memory_id = $1', [id])).length;
    const ring = new Keyring(NEW, [OLD]);
    await reencryptAll(new MemoryReencryption(transactions(), ring, new MemoryEncryption(ring)));
    await new LexemeStatistics(db()).count();
    expect([await chunks(), (await wordsIn('snorkel')).length]).toEqual([1, 0]);
    await dataSource.query(`UPDATE memories SET text = 'another text' WHERE id = $1`, [id]);
    expect(await chunks()).toBe(0);
    await dataSource.query('DELETE FROM memories WHERE id = $1', [id]);
  });

  it('are read with the next key if they are in idempotency records', async () => {
    const { dataSource } = database();
    const [hash, otherHash] = [exactHash('request'), exactHash('another')];
    const held = { workspaceId: 2, key: 'open', owner: randomUUID() };
    const answered = { workspaceId: 2, key: 'answered', owner: randomUUID() };
    for (const [index, ring] of RINGS.entries()) {
      const keys = new IdempotencyRepository(db(), ring);
      const parts = new IdempotencyPartsRepository(ring);
      const reencryption = new KeyReencryption(db(), transactions(), ring);
      if (index === 0) {
        for (const key of [held, answered]) {
          await keys.claim(key, hash);
          await transactions().run((tx) => parts.record(tx, key, '/0', '{"text":"snarkleton"}', undefined));
        }
        await keys.complete(answered, { headers: {}, body: 'quibbleworth' });
      } else expect(await reencryptAll(reencryption)).toEqual({ done: 3, failures: [] });
      expect(await reencryption.count()).toBe(0);
      expect(await parts.find(db(), held)).toMatchObject([{ part: '/0', outcome: '{"text":"snarkleton"}' }]);
      expect(await keys.find(answered, hash)).toMatchObject({ same: true, answer: { body: 'quibbleworth' } });
      expect(await keys.find(held, hash)).toMatchObject({ same: true, answer: null });
      expect(await keys.find(held, otherHash)).toMatchObject({ same: false });
      expect(await wordsIn('snarkleton')).toHaveLength(ring.current ? 0 : 1);
      const [{ plain }] = await dataSource.query('SELECT count(*)::int AS plain FROM idempotency_keys WHERE request_hash = $1', [
        hash,
      ]);
      expect(plain).toBe(ring.current ? 0 : 2);
    }
  });

  it('stay two memories if processes with different keys have stored the same text concurrently', async () => {
    const { dataSource } = database();
    const [workspaceId, text] = [3, 'the vault of quibbleworth opens at nine'];
    const ring = new Keyring(NEW, [OLD]);
    const encryption = new MemoryEncryption(ring);
    const plain = await insertMemory(database(), { workspaceId, text, meta: { from: 'one' } });
    const encrypted = await insertMemory(database(), { workspaceId, text: 'not yet' });
    const kept = await encryption.encryptText(db(), workspaceId, { id: encrypted, text, textHash: exactHash(text) });
    await dataSource.query(
      `UPDATE memories SET text = $3, text_hash = $4, lexemes = array_to_tsvector($5::text[])
       WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, encrypted, kept.text, kept.textHash, kept.lexemes],
    );
    const reencryption = new MemoryReencryption(transactions(), ring, encryption);
    const first = await reencryption.next(undefined, 16);
    expect(first).toMatchObject({ last: { id: plain }, done: 1 });
    expect(await reencryption.next(first!.last, 16)).toMatchObject({ last: { id: encrypted }, done: 1 });
    expect(await reencryption.count()).toBe(0);
    const rows = await dataSource.query(
      'SELECT id, text, text_hash AS hash, meta::text AS "metaJson" FROM memories WHERE workspace_id = $1 ORDER BY id',
      [workspaceId],
    );
    for (const row of rows) expect(encryption.decrypt(workspaceId, row.id, row)).toMatchObject({ text });
    expect(encryption.decrypt(workspaceId, plain, rows[0]).metaJson).toBe('{"from": "one"}');
    const found = encryption.hashesOf(workspaceId, exactHash(text)).map((hash) => hash.toString('hex'));
    expect(rows.map(({ hash }: { hash: Buffer }) => found.includes(hash.toString('hex')))).toEqual([false, true]);
  });
});
