import { AppError } from '../../common/app-error.js';
import type { Page } from '../../common/page.js';
import { answerTo } from '../../http/error-catalogue.js';
import { type BatchSummary, type EventBatch, type FactState, statusOf, type TurnState } from './event-batch.types.js';
import type {
  EventListResponse,
  EventMemoryResponse,
  EventResultResponse,
  EventStatusResponse,
  SubmitEventsResponse,
} from './events.response.js';
import type { TurnErrorCode } from './turn.types.js';

/** Returns the answer to a call that queued events. */
export const toSubmitted = (eventId: number, accepted: number): SubmitEventsResponse => ({
  event_id: eventId,
  status: 'queued',
  accepted,
});

/** Returns the answer with the state of a batch. */
export const toEventStatus = (batch: EventBatch): EventStatusResponse => ({
  event_id: batch.id,
  status: statusOf(batch),
  source: batch.source || null,
  accepted: batch.accepted,
  attempts: Math.max(...[...batch.turns, ...batch.facts].map(({ attempts }) => attempts)),
  created_at: batch.createdAt,
  started_at: batch.startedAt,
  finished_at: batch.finishedAt,
  results: batch.turns.map((turn, index) => toResult(turn, index, batch)),
});

/** Returns the answer with a page of batches. */
export const toEventList = ({ items, nextCursor }: Page<BatchSummary>): EventListResponse => ({
  events: items.map((batch) => ({
    event_id: batch.id,
    status: statusOf(batch),
    source: batch.source || null,
    accepted: batch.accepted,
    stored: batch.stored,
    dropped: batch.dropped,
    failed: batch.errors,
    waiting: batch.remaining,
    created_at: batch.createdAt,
    started_at: batch.startedAt,
    finished_at: batch.finishedAt,
  })),
  next_cursor: nextCursor,
});

function toResult(turn: TurnState, index: number, { facts }: EventBatch): EventResultResponse {
  if (turn.outcome === 'extracted') return toFactsResult(turn, index, facts);
  const { outcome, attempts, reason } = turn;
  const result = { index, status: outcome ?? ('queued' as const), attempts };
  if (outcome === 'ok') return { ...result, ...toKept(turn) };
  if (!reason) return result;
  return outcome === 'dropped' ? { ...result, reason } : { ...result, ...toRefused(turn) };
}

/** Returns the result of a turn that is part of facts: the worst state of these, and the memories that hold them. */
function toFactsResult({ attempts }: TurnState, index: number, facts: readonly FactState[]): EventResultResponse {
  const own = facts.filter(({ turns }) => turns.includes(index));
  const memories = own.filter(({ outcome }) => outcome === 'ok').map(toKept);
  const worst = own.find(({ outcome }) => outcome === 'error') ?? own.find(({ outcome }) => outcome === null);
  const status = worst ? (worst.outcome === 'error' ? 'error' : 'queued') : memories.length > 0 ? 'ok' : 'dropped';
  return {
    index,
    status,
    attempts: Math.max(attempts, ...own.map((fact) => fact.attempts)),
    ...memories[0],
    ...(memories.length > 0 && { memories }),
    ...(worst?.reason && toRefused(worst)),
    // All that it says was erased.
    ...(status === 'dropped' && { reason: 'erased' }),
  };
}

function toKept({ memoryId, dedupAction }: TurnState): EventMemoryResponse {
  const existing = dedupAction === 'stored_new' ? null : memoryId;
  return { memory_id: memoryId!, dedup: { action: dedupAction!, existing_id: existing } };
}

const toRefused = ({ reason }: TurnState) => ({ code: reason as TurnErrorCode, detail: detailOf(reason as TurnErrorCode) });

/** Returns the detail that a store with the same error would answer. */
const detailOf = (code: TurnErrorCode): string =>
  code === 'internal_error' ? 'Internal Server Error' : (answerTo(new AppError(code)).body as { detail: string }).detail;
