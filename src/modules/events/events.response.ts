import { ApiProperty, PickType } from '@nestjs/swagger';
import { closedWord, NextCursor, openWord, orNull } from '../../http/response-schema.js';
import type { BatchStatus } from './event-batch.types.js';

export const STATUSES: Record<BatchStatus, string> = {
  queued: 'nothing was begun yet',
  processing: 'some of it was begun',
  done: 'every event was kept or dropped',
  failed: 'every event is settled, and at least one ended in an error; the others were kept all the same',
};

const RESULTS = {
  queued: 'not settled yet; a `code` says why it waits longer than usual',
  ok: 'it is in the memory `memory_id`',
  dropped: 'it holds nothing to remember',
  error: 'it could not be kept: `code` and `detail` say why',
};
export type EventResult = keyof typeof RESULTS;

/** The answer to queued events: they are in the database, and will not be lost. */
export class SubmitEventsResponse {
  @ApiProperty({ type: 'integer', description: 'To ask for the results with.', examples: [311] })
  event_id: number;

  @ApiProperty({ description: 'Always `queued`.', examples: ['queued'] })
  status: string;

  @ApiProperty({ type: 'integer', description: 'How many events were taken in: all of them.', examples: [2] })
  accepted: number;
}

/** The action of the store of one event. */
export class EventDedupResponse {
  @ApiProperty({ description: 'As in the answer of a store.', examples: ['stored_new'] })
  action: string;

  @ApiProperty({
    ...orNull({ type: 'integer' }),
    description: 'The earlier memory; null where there was none.',
    examples: [null],
  })
  existing_id: number | null;
}

/** A memory that an event became, or is part of. */
export class EventMemoryResponse {
  @ApiProperty({ type: 'integer', examples: [8421] })
  memory_id: number;

  @ApiProperty({ type: EventDedupResponse })
  dedup: EventDedupResponse;
}

/** The outcome of one event. */
export class EventResultResponse {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Its place in the list that was sent.', examples: [0] })
  index: number;

  @ApiProperty(openWord(RESULTS))
  status: EventResult;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'How often it was tried.', examples: [1] })
  attempts: number;

  @ApiProperty({ type: 'integer', required: false, description: 'With `ok`: the memory that holds it now.', examples: [8421] })
  memory_id?: number;

  @ApiProperty({ type: EventDedupResponse, required: false })
  dedup?: EventDedupResponse;

  @ApiProperty({
    type: [EventMemoryResponse],
    required: false,
    description:
      'Where a language model extracts facts: all memories that hold a part of it, each made of one or more events. ' +
      '`memory_id` and `dedup` are those of the first.',
  })
  memories?: EventMemoryResponse[];

  @ApiProperty({
    required: false,
    description:
      'With `dropped`: `small_talk`, `question`, `no_statement` (an assistant that states nothing), ' +
      '`no_fact` (a language model found none), ' +
      '`repeated` (sent before with the same `external_id`), `edited` (sent again later in the same call), ' +
      'or `erased` with its subject.',
    examples: ['small_talk'],
  })
  reason?: string;

  @ApiProperty({
    required: false,
    description: 'The code that a store would have answered, or `internal_error`.',
    examples: ['pii_rejected'],
  })
  code?: string;

  @ApiProperty({ required: false, description: 'The same in words.' })
  detail?: string;
}

/** The progress of the events of one call. */
export class EventStatusResponse {
  @ApiProperty({ type: 'integer', examples: [311] })
  event_id: number;

  @ApiProperty(closedWord(STATUSES))
  status: BatchStatus;

  @ApiProperty({ ...orNull({ type: 'string' }), examples: ['slack:C024BE91L'] })
  source: string | null;

  @ApiProperty({ type: 'integer', examples: [2] })
  accepted: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'How often the event was tried that was tried most.', examples: [1] })
  attempts: number;

  @ApiProperty({ format: 'date-time' })
  created_at: Date;

  @ApiProperty({ ...orNull({ type: 'string', format: 'date-time' }), description: 'When the first event was begun.' })
  started_at: Date | null;

  @ApiProperty({ ...orNull({ type: 'string', format: 'date-time' }), description: 'When the last event was settled.' })
  finished_at: Date | null;

  @ApiProperty({ type: [EventResultResponse], description: 'One for each event, in the order in which they were sent.' })
  results: EventResultResponse[];
}

/** The events of one call in a list: how many of them became what. */
export class EventSummaryResponse extends PickType(EventStatusResponse, [
  'event_id',
  'status',
  'source',
  'accepted',
  'created_at',
  'started_at',
  'finished_at',
]) {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Those that are in a memory.', examples: [1] })
  stored: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Those that hold nothing to remember.', examples: [1] })
  dropped: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Those that could not be kept.', examples: [0] })
  failed: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Those that wait.', examples: [0] })
  waiting: number;
}

/** A page of the events of each call, the newest first. */
export class EventListResponse {
  @ApiProperty({ type: [EventSummaryResponse] })
  events: EventSummaryResponse[];

  @NextCursor()
  next_cursor: string | null;
}
