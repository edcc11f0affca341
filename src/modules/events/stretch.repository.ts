import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/queries.js';
import { CLOCK } from '../../database/clock.js';
import { Database } from '../../database/database.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { Transactions } from '../../database/transactions.js';
import { decryptedTurn, encryptedTurn, type TurnColumns } from './encrypted-turn.js';
import { type Lease, LeaseLost, NO_TEXT, type QueuedTurn, UNDER_LEASE } from './event-queue.repository.js';
import { PROCESSED, processedEvents } from './processed-events.js';
import { type Fact, isOutcome, type StretchTurn, type Turn, type TurnOutcome } from './turn.types.js';

/** A turn of a stretch with its place in its batch. */
export interface PlacedTurn extends StretchTurn {
  readonly position: number;
}

/** The fate of a turn of a stretch: it is read, or settled, or stored by itself with this text. */
export type StretchFate = 'extracted' | TurnOutcome | Turn;

/** Reads stretches of turns, and puts facts in their place. */
@Injectable()
export class StretchRepository {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Returns the turns of a stretch that have no outcome yet, in their order.
   * @throws DecryptionError
   */
  async find({ workspaceId }: Lease, { batchId, stretch }: QueuedTurn): Promise<PlacedTurn[]> {
    const rows = await this.database.query<TurnColumns & Pick<PlacedTurn, 'position' | 'saidAt' | 'expiresAt' | 'isNamed'>>(
      'find_stretch',
      FIND,
      [workspaceId, batchId, stretch],
    );
    return rows.map(({ position, saidAt, expiresAt, isNamed, ...columns }) => {
      const turn = decryptedTurn(this.keyring, workspaceId, batchId, position, columns);
      const id = isNamed ? String(turn.meta['external_id']) : `${batchId}:${position}`;
      return { ...turn, part: turn.part!, id, position, saidAt, expiresAt, isNamed };
    });
  }

  /**
   * Settles the turns of a stretch and queues its facts behind the turns of their batch, all of it or nothing: however the
   * process ends, either the model is asked again or every fact is queued once.
   * @param fates those of `turns`, in their order
   * @throws LeaseLost if another worker has the source by now, or one of the turns was erased: then nothing is written
   */
  async settle(
    lease: Lease,
    { batchId, attempts }: QueuedTurn,
    turns: readonly PlacedTurn[],
    fates: readonly StretchFate[],
    facts: readonly Fact[],
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const next = await this.nextPosition(tx, lease, batchId, turns);
      const columns = (position: number, turn: Turn) => encryptedTurn(this.keyring, lease.workspaceId, batchId, position, turn);
      const settled = turns.map(({ position }, index) => settledRow(fates[index]!, (turn) => columns(position, turn)));
      const queued = facts.map((fact, index) => columns(next + index, fact));
      await tx.query(null, SETTLE, [
        ...[lease.workspaceId, lease.source, batchId, attempts],
        ...[turns.map(({ position }) => position), settled.map(({ outcome }) => outcome), settled.map(({ reason }) => reason)],
        ...[settled.map(({ content }) => content), settled.map(({ meta }) => meta)],
        ...[next, queued.map(({ content }) => content), queued.map(({ meta }) => meta)],
        facts.map(({ saidAt }) => saidAt),
        facts.map(({ expiresAt }) => expiresAt ?? null),
        facts.map((fact) => JSON.stringify(fact.turns.map((turn) => turns[turn]!.position))),
      ]);
    });
  }

  /** Locks the source, so that nobody else settles or erases its turns, and returns the position behind those of the batch. */
  private async nextPosition(
    tx: Transaction,
    { workspaceId, source, token }: Lease,
    batchId: number,
    turns: readonly PlacedTurn[],
  ): Promise<number> {
    const held = await tx.query(null, LOCK, [workspaceId, source, token]);
    if (held.length === 0) throw new LeaseLost();
    const positions = turns.map(({ position }) => position);
    const [found] = await tx.query<{ next: number; left: number }>(null, NEXT, [workspaceId, batchId, positions]);
    if (found?.left !== turns.length) throw new LeaseLost();
    return found.next;
  }
}

interface SettledRow {
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly content: string | null;
  readonly meta: string | null;
}

function settledRow(fate: StretchFate, columns: (turn: Turn) => TurnColumns): SettledRow {
  if (fate === 'extracted') return { outcome: fate, reason: null, content: null, meta: null };
  if (!isOutcome(fate)) return { outcome: null, reason: null, ...columns(fate) };
  return { outcome: fate.outcome, reason: fate.outcome === 'ok' ? null : fate.reason, content: null, meta: null };
}

const FIND = `
SELECT position, content, meta::text AS meta, stretch, details, said_at AS "saidAt", expires_at AS "expiresAt",
       turn_key IS NOT NULL AS "isNamed"
FROM event_turns
WHERE workspace_id = $1 AND batch_id = $2 AND stretch = $3 AND outcome IS NULL ORDER BY position`;

const LOCK = `SELECT 1 FROM event_sources WHERE ${UNDER_LEASE} FOR UPDATE`;

const NEXT = `
SELECT max(position) + 1 AS next, (count(*) FILTER (WHERE position = ANY ($3::int[]) AND outcome IS NULL))::int AS left
FROM event_turns WHERE workspace_id = $1 AND batch_id = $2`;

/** A turn that is stored by itself begins with no strikes: those of its stretch were the model's. */
const SETTLE = `
WITH given AS (
  SELECT * FROM unnest($5::int[], $6::text[], $7::text[], $8::text[], $9::text[])
    AS g (position, outcome, reason, content, meta)),
ended AS (
  UPDATE event_turns t SET ${NO_TEXT}, outcome = given.outcome, reason = given.reason, attempts = $4
  FROM given WHERE t.workspace_id = $1 AND t.batch_id = $3 AND t.position = given.position AND given.outcome IS NOT NULL
  RETURNING t.outcome),
kept AS (
  UPDATE event_turns t SET content = given.content, meta = given.meta::jsonb, stretch = NULL, details = NULL, reason = NULL,
    strikes = 0
  FROM given WHERE t.workspace_id = $1 AND t.batch_id = $3 AND t.position = given.position AND given.outcome IS NULL),
facts AS (
  INSERT INTO event_turns (workspace_id, batch_id, position, content, meta, said_at, expires_at, turns)
  SELECT $1, $3, $10::int + f.number - 1, f.content, f.meta::jsonb, f.said_at, f.expires_at,
         ARRAY(SELECT json_array_elements_text(f.turns::json)::int)
  FROM unnest($11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::text[])
    WITH ORDINALITY AS f (content, meta, said_at, expires_at, turns, number)
  RETURNING 1),
change AS (
  SELECT (SELECT count(*) FROM facts)::int - (SELECT count(*) FROM ended)::int AS by,
         (SELECT count(*) FROM ended WHERE outcome = 'error')::int AS errors),
batch AS (
  UPDATE event_batches b
  SET remaining = b.remaining + change.by, errors = b.errors + change.errors,
      finished_at = CASE WHEN b.remaining + change.by = 0 THEN clock.at END
  FROM change, ${CLOCK} WHERE b.workspace_id = $1 AND b.id = $3
  RETURNING ${PROCESSED}),
${processedEvents('batch')}
UPDATE event_sources s SET pending = s.pending + change.by FROM change WHERE s.workspace_id = $1 AND s.source = $2`;
