import { Injectable } from '@nestjs/common';
import type { Queries } from '../../common/queries.js';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { turnContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import type { SpokenTurn } from '../../text/turns/assembly.js';
import { IdempotentWrites } from '../idempotency/idempotent-writes.js';
import { encryptedTurn } from './encrypted-turn.js';
import type { EventBatch } from './event-batch.types.js';
import { PROCESSED, processedEvents } from './processed-events.js';
import { isOutcome, type Turn, type TurnOutcome } from './turn.types.js';
import { type TurnVersion, versionColumns } from './turn-version.js';

/** SQL: the age up to which the last turns of a source tell what the next one means. */
export const TAIL_AGE = `interval '24 hours'`;
/** Maximum length of a turn among them, in UTF-16 units: its end, where its question stands. */
const LONGEST_IN_TAIL = 600;

/** Inserts and reads the batches of turns: one batch for each call of `POST /v1/events`. */
@Injectable()
export class EventBatchRepository {
  constructor(
    private readonly database: Database,
    private readonly writes: IdempotentWrites,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Inserts the turns of one call, and queues those without an outcome, in one statement.
   * @param source empty for none
   * @param turns in the order of the call, including those that have an outcome already
   * @param last the last turns, without sensitive data, for {@link lastTurns}
   * @param versions those of the turns with ids of their caller, at the places of the turns
   * @returns the id of the batch
   */
  async insert(
    ctx: RequestContext,
    source: string,
    turns: readonly (Turn | TurnOutcome)[],
    last: readonly SpokenTurn[] = [],
    versions: readonly (TurnVersion | undefined)[] = [],
  ): Promise<number> {
    const { workspaceId, apiKeyId, requestId, now } = ctx;
    const id = await this.nextId();
    const rows = turns.map((turn, position) => ({
      ...(isOutcome(turn) ? outcomeRow(turn, now) : this.queuedRow(workspaceId, id, position, turn)),
      ...versionColumns(versions[position]),
    }));
    const values = [
      workspaceId,
      source,
      apiKeyId,
      requestId,
      turns.length,
      rows.filter(({ outcome }) => outcome === null).length,
      rows.filter(({ outcome }) => outcome === 'error').length,
      now,
      rows.map(({ content }) => content),
      rows.map(({ meta }) => meta),
      rows.map(({ saidAt }) => saidAt),
      rows.map(({ outcome }) => outcome),
      rows.map(({ reason }) => reason),
      id,
      rows.map(({ expiresAt }) => expiresAt),
      rows.map(({ stretch }) => stretch),
      rows.map(({ details }) => details),
      this.tailOf(workspaceId, id, source, last),
      rows.map(({ turnKey }) => turnKey),
      rows.map(({ turnVersion }) => turnVersion),
    ];
    const write = async (db: Queries) => (await db.query<{ id: number }>('insert_event_batch', INSERT, values))[0]!.id;
    return this.writes.run(ctx, this.database, write, (batchId) => ({ outcome: batchId }));
  }

  /**
   * Returns the last turns of a source, the oldest first; none if they are older than a day.
   * @param source empty for none: turns without one may be of any conversation
   */
  async lastTurns({ workspaceId, now }: RequestContext, source: string): Promise<SpokenTurn[]> {
    if (source === '') return [];
    const [row] = await this.database.query<{ id: number; tail: string }>('find_event_tail', FIND_TAIL, [
      workspaceId,
      source,
      now,
    ]);
    return row ? (JSON.parse(this.keyring.decrypt(tailContext(workspaceId, row.id), row.tail)) as SpokenTurn[]) : [];
  }

  private tailOf(workspaceId: number, batchId: number, source: string, last: readonly SpokenTurn[]): string | null {
    if (source === '' || last.length === 0) return null;
    const tail = last.map((turn) => ({ ...turn, text: turn.text.slice(-LONGEST_IN_TAIL) }));
    return this.keyring.encrypt(tailContext(workspaceId, batchId), JSON.stringify(tail));
  }

  /** Finds a batch; a key that is bound to a user finds its own alone. */
  async find({ workspaceId, apiKeyId, boundUserId }: RequestContext, id: number): Promise<EventBatch | undefined> {
    const submitter = boundUserId ? apiKeyId : null;
    const [batch] = await this.database.query<EventBatch>('find_event_batch', FIND, [workspaceId, id, submitter]);
    return batch;
  }

  /**
   * Reserves the id of the batch, to which its encrypted texts are bound.
   * @returns 0 if texts are not encrypted: then the insert assigns the id
   */
  private async nextId(): Promise<number> {
    if (!this.keyring.current) return 0;
    const [row] = await this.database.query<{ id: number }>(
      'next_event_batch_id',
      `SELECT next_id('event_batches_id_seq') AS id`,
      [],
    );
    return row!.id;
  }

  private queuedRow(workspaceId: number, batchId: number, position: number, { saidAt, expiresAt, ...turn }: Turn) {
    return {
      ...encryptedTurn(this.keyring, workspaceId, batchId, position, turn),
      saidAt,
      expiresAt: expiresAt ?? null,
      outcome: null,
      reason: null,
    };
  }

  /** Returns the time when the workspace gets new quota; undefined if it has some left. */
  async limitReachedUntil({ workspaceId, now }: RequestContext): Promise<Date | undefined> {
    const [row] = await this.database.query<{ until: Date }>(
      'find_limit_reached',
      'SELECT limit_reached_until AS until FROM workspaces WHERE id = $1 AND limit_reached_until > $2',
      [workspaceId, now],
    );
    return row?.until;
  }
}

const tailContext = (workspaceId: number, batchId: number) => turnContext(workspaceId, batchId, 0, 'tail');

const outcomeRow = (result: TurnOutcome, saidAt: Date) => ({
  content: null,
  meta: null,
  stretch: null,
  details: null,
  saidAt,
  expiresAt: null,
  outcome: result.outcome,
  reason: result.outcome === 'ok' ? null : result.reason,
});

/** A source that has turns already keeps its `due_at`: it may be leased, or wait for its next attempt. */
const INSERT = `
WITH batch AS (
  INSERT INTO event_batches AS b (id, workspace_id, source, api_key_id, request_id, accepted, remaining, errors, created_at,
                             started_at, finished_at, tail)
  SELECT COALESCE(NULLIF($14::bigint, 0), next_id('event_batches_id_seq')), $1::int, $2::text, $3::int, $4::text,
         $5::int, $6::int, $7::int, $8::timestamptz, ended.at, ended.at, $18::text
  FROM (SELECT CASE WHEN $6::int = 0 THEN $8::timestamptz END AS at) ended
  RETURNING ${PROCESSED}),
turns AS (
  INSERT INTO event_turns (workspace_id, batch_id, position, content, meta, said_at, outcome, reason, expires_at, stretch,
    details, turn_key, turn_version)
  SELECT $1, batch.id, t.position - 1, t.content, t.meta::jsonb, t.said_at, t.outcome, t.reason,
         t.expires_at, t.stretch, t.details, decode(t.turn_key, 'hex'), decode(t.turn_version, 'hex')
  FROM batch, unnest($9::text[], $10::text[], $11::timestamptz[], $12::text[], $13::text[], $15::timestamptz[],
      $16::int[], $17::text[], $19::text[], $20::text[])
    WITH ORDINALITY AS t (content, meta, said_at, outcome, reason, expires_at, stretch, details, turn_key, turn_version,
      position)),
source AS (
  INSERT INTO event_sources (workspace_id, source, pending, due_at) SELECT $1, $2, $6, now() WHERE $6 > 0
  ON CONFLICT (workspace_id, source) DO UPDATE SET pending = event_sources.pending + EXCLUDED.pending),
${processedEvents('batch')}
SELECT id FROM batch`;

const FIND_TAIL = `
SELECT id, tail FROM event_batches
WHERE workspace_id = $1 AND source = $2 AND tail IS NOT NULL AND created_at > $3::timestamptz - ${TAIL_AGE}
ORDER BY id DESC LIMIT 1`;

const STATE = `json_build_object('outcome', t.outcome, 'memoryId', t.memory_id, 'dedupAction', t.dedup_action,
  'reason', t.reason, 'attempts', t.attempts, 'turns', t.turns)`;

const FIND = `
SELECT b.id, b.source, b.accepted, b.errors,
       b.created_at AS "createdAt", b.started_at AS "startedAt", b.finished_at AS "finishedAt",
       (SELECT json_agg(${STATE} ORDER BY t.position)
        FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = b.id AND t.turns IS NULL) AS turns,
       (SELECT COALESCE(json_agg(${STATE} ORDER BY t.position), '[]')
        FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = b.id AND t.turns IS NOT NULL) AS facts
FROM event_batches b WHERE b.workspace_id = $1 AND b.id = $2 AND ($3::int IS NULL OR b.api_key_id = $3)`;
