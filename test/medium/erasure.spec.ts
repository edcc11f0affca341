import 'reflect-metadata';
import { CipherKey } from '../../src/database/encryption/cipher-key.js';
import { Keyring } from '../../src/database/encryption/keyring.js';
import { AuditRepository } from '../../src/modules/audit/audit.repository.js';
import { EventBatchRepository } from '../../src/modules/events/event-batch.repository.js';
import { TurnErasure } from '../../src/modules/events/turn-erasure.repository.js';
import { IdempotencyPartsRepository } from '../../src/modules/idempotency/idempotency-parts.repository.js';
import { ChunkRepository } from '../../src/modules/memory/chunks/chunk.repository.js';
import { DeferredMemoryRepository } from '../../src/modules/memory/chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../../src/modules/memory/chunks/embedding-job.repository.js';
import { DeletionRepository } from '../../src/modules/memory/manage/deletion.repository.js';
import { DeletionService } from '../../src/modules/memory/manage/deletion.service.js';
import { ErasureRepository } from '../../src/modules/memory/manage/erasure.repository.js';
import { ErasureService } from '../../src/modules/memory/manage/erasure.service.js';
import { MemoryEncryption } from '../../src/modules/memory/records/memory-encryption.js';
import { RecordRepository } from '../../src/modules/memory/records/record.repository.js';
import { insertRevision } from '../../src/modules/memory/records/revisions.js';
import { contextOf } from '../support/context.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';

const T0 = new Date('2026-03-02T10:00:00.000Z');

describe.each(engines)('an erasure on $name', (engine) => {
  const database = useDatabase(engine);
  let workspaceId = 0;
  const query = (text: string, values: unknown[] = []) => database().dataSource.query(text, values);
  const context = () => ({ ...contextOf(workspaceId, T0), requestId: 'request-1', apiKeyId: 7 });

  async function newWorkspace(): Promise<void> {
    const [{ id: account }] = await query(`INSERT INTO accounts (name) VALUES ('a') RETURNING id`);
    [{ id: workspaceId }] = await query(`INSERT INTO workspaces (account_id, name) VALUES ($1, 'w') RETURNING id`, [account]);
  }

  describe.each([
    ['plain', new Keyring(null, [])],
    ['encrypted', new Keyring(new CipherKey(Buffer.alloc(32, 7)), [])],
  ] as const)('of %s memories', (_, keyring) => {
    const encryption = new MemoryEncryption(keyring);

    const service = () => {
      const { db, transactions, writes } = handlesOf(database());
      const records = new RecordRepository(encryption);
      const [chunks, jobs] = [new ChunkRepository(), new EmbeddingJobRepository()];
      const parts = new IdempotencyPartsRepository(keyring);
      const repository = new DeletionRepository(parts, chunks, jobs, encryption);
      const deferred = new DeferredMemoryRepository(encryption);
      const deletions = new DeletionService(db, transactions, writes, records, repository, deferred, chunks, jobs);
      return new ErasureService(
        db,
        transactions,
        writes,
        records,
        deletions,
        new ErasureRepository(encryption),
        new AuditRepository(),
        new TurnErasure(keyring),
      );
    };

    async function remember(text: string, meta: object, others: object = {}): Promise<number> {
      const id = await insertMemory(database(), { workspaceId, text, createdAt: T0, ...others });
      await setMeta(id, meta);
      return id;
    }

    const setMeta = (id: number, meta: object) =>
      query('UPDATE memories SET meta = $3 WHERE workspace_id = $1 AND id = $2', [
        workspaceId,
        id,
        encryption.encryptMeta(workspaceId, id, JSON.stringify(meta)),
      ]);

    const submit = (source: string, metas: object[]) => {
      const { db, writes } = handlesOf(database());
      const turns = metas.map((meta) => ({ content: 'I moved to Lisbon', meta: meta as never, saidAt: T0 }));
      return new EventBatchRepository(db, writes, keyring).insert(context(), source, turns);
    };

    it('deletes all of a subject, and nothing of others, and keeps an audit entry without its id', async () => {
      await newWorkspace();
      await remember('Ann is allergic to nuts', { user_id: 'ann' });
      await remember('Ann has a cat', { user_id: 'ann' }, { archivedAt: T0 });
      const ben = await remember('Ben is allergic to nuts', { user_id: 'ben' });
      const moved = await remember('The desk is by the window', { user_id: 'ann' });
      await handlesOf(database()).transactions.run((tx) => insertRevision(context(), tx, moved, 'edited'));
      await setMeta(moved, { user_id: 'ben' });
      const agent = await remember('Runs at night', { agent_id: 'ann' });
      const mixed = await submit('chat', [{ user_id: 'ann' }, { user_id: 'ben' }, { user_id: 'ann' }]);
      const own = await submit('mail', [{ user_id: 'ann' }]);

      const subject = { field: 'user_id', id: 'ann' } as const;
      const expected = { memories: 2, revisions: 1, turns: 3 };
      expect(await service().count(context(), subject)).toEqual(expected);
      expect(await service().erase(context(), subject)).toEqual(expected);
      expect(await service().count(context(), subject)).toEqual({ memories: 0, revisions: 0, turns: 0 });

      const memories = await query('SELECT id FROM memories WHERE workspace_id = $1 ORDER BY id', [workspaceId]);
      expect(memories.map(({ id }: { id: number }) => id)).toEqual([ben, moved, agent]);
      const revisions = await query('SELECT memory_id, text, meta FROM memory_revisions WHERE workspace_id = $1', [workspaceId]);
      expect(revisions).toEqual([{ memory_id: moved, text: '[ERASED]', meta: {} }]);
      const turns = await query(
        `SELECT batch_id, position, outcome, reason, content IS NULL AS gone FROM event_turns
         WHERE workspace_id = $1 ORDER BY batch_id, position`,
        [workspaceId],
      );
      const erased = { outcome: 'dropped', reason: 'erased', gone: true };
      expect(turns).toEqual([
        { batch_id: mixed, position: 0, ...erased },
        { batch_id: mixed, position: 1, outcome: null, reason: null, gone: false },
        { batch_id: mixed, position: 2, ...erased },
        { batch_id: own, position: 0, ...erased },
      ]);
      const batches = await query(
        'SELECT id, remaining, finished_at IS NOT NULL AS finished FROM event_batches WHERE workspace_id = $1 ORDER BY id',
        [workspaceId],
      );
      expect(batches).toEqual([
        { id: mixed, remaining: 1, finished: false },
        { id: own, remaining: 0, finished: true },
      ]);
      const sources = await query('SELECT source, pending FROM event_sources WHERE workspace_id = $1 ORDER BY source', [
        workspaceId,
      ]);
      expect(sources).toEqual([
        { source: 'chat', pending: 1 },
        { source: 'mail', pending: 0 },
      ]);
      const entries = await query(
        'SELECT actor, action, details, request_id FROM audit_entries WHERE workspace_id = $1 ORDER BY id',
        [workspaceId],
      );
      const details = { field: 'user_id', subject_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) };
      const entry = { actor: 'key:7', action: 'memory.erased', request_id: 'request-1' };
      expect(entries).toEqual([{ ...entry, details: { ...details, ...expected } }]);
      const reasons = await query(
        `SELECT payload ->> 'reason' AS reason FROM outbox_events WHERE workspace_id = $1 AND type = 'memory.deleted'`,
        [workspaceId],
      );
      expect(reasons).toEqual([{ reason: 'erased' }, { reason: 'erased' }]);
    });

    it('finds an id that was stored as a number', async () => {
      await newWorkspace();
      await remember('Text one', { run_id: 7 });
      await remember('Text two', { run_id: '7' });
      await remember('Text three', { run_id: 77 });
      await submit('chat', [{ run_id: 7 }, { run_id: [7] }]);
      const erased = await service().erase(context(), { field: 'run_id', id: '7' });
      expect(erased).toEqual({ memories: 2, revisions: 0, turns: 1 });
    });
  });
});
