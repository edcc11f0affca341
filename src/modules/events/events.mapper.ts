import { AppError } from '../../common/app-error.js';
import type { Page } from '../../common/page.js';
import { answerTo } from '../../http/error-catalogue.js';
import { type BatchSummary, type EventBatch, statusOf, type TurnState } from './event-batch.types.js';
import type { EventListResponse, EventResultResponse, EventStatusResponse, SubmitEventsResponse } from './events.response.js';
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
  attempts: Math.max(...batch.turns.map(({ attempts }) => attempts)),
  created_at: batch.createdAt,
  started_at: batch.startedAt,
  finished_at: batch.finishedAt,
  results: batch.turns.map(toResult),
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

function toResult({ outcome, attempts, memoryId, dedupAction, reason }: TurnState, index: number): EventResultResponse {
  const result = { index, status: outcome ?? ('queued' as const), attempts };
  if (outcome === 'ok') {
    const existing = dedupAction === 'stored_new' ? null : memoryId;
    return { ...result, memory_id: memoryId!, dedup: { action: dedupAction!, existing_id: existing } };
  }
  if (!reason) return result;
  return outcome === 'dropped'
    ? { ...result, reason }
    : { ...result, code: reason as TurnErrorCode, detail: detailOf(reason as TurnErrorCode) };
}

/** Returns the detail that a store with the same error would answer. */
const detailOf = (code: TurnErrorCode): string =>
  code === 'internal_error' ? 'Internal Server Error' : (answerTo(new AppError(code)).body as { detail: string }).detail;
