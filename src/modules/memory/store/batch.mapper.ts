import { Logger } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { isUnavailable } from '../../../database/unavailable.js';
import { answerTo } from '../../../http/error-catalogue.js';
import { Refusal } from '../../../http/field-readers.js';
import type { ListItem } from '../../../http/fields.js';

import type { StoreBatchResponse, StoreErrorResponse } from './batch.dto.js';
import type { Outcome } from './batch.service.js';
import type { StoreMemoryRequest } from './store.dto.js';
import { toStoreResponse } from './store.mapper.js';

/** The memories of a batch that can be stored, without those that break a rule. */
export const readable = (items: readonly ListItem<StoreMemoryRequest>[]): StoreMemoryRequest[] =>
  items.flatMap(({ read }) => (read instanceof Refusal ? [] : [read]));

/**
 * The answer of a batch.
 * @param outcomes of the readable ones among `items`, in their order
 * @throws AppError `unavailable` where that is what became of all of them: nothing was stored, and the whole call may be made again
 */
export function toBatchResponse(
  ctx: RequestContext,
  items: readonly ListItem<StoreMemoryRequest>[],
  outcomes: readonly Outcome[],
): StoreBatchResponse {
  const failures = outcomes.map((outcome) => ('error' in outcome ? toAppError(outcome.error) : undefined));
  const [first] = failures;
  if (first && failures.every((failure) => failure?.code === 'unavailable')) throw first;
  let next = 0;
  const results = items.map(({ read }) => {
    if (read instanceof Refusal) return toStoreError(new AppError('validation_failed', { items: read.items }));
    const index = next++;
    const outcome = outcomes[index] as Outcome;
    return 'stored' in outcome ? toStoreResponse(ctx, outcome.stored) : toStoreError(failures[index]);
  });
  return { results };
}

/** @returns undefined for a bug, which is logged here */
function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) return new AppError('unavailable', { cause: error });
  new Logger('Batch').error('Unexpected failure', error instanceof Error ? error.stack : String(error));
  return undefined;
}

const toStoreError = (failure: AppError | undefined): StoreErrorResponse =>
  failure
    ? { status: 'error', code: failure.code, detail: (answerTo(failure).body as { detail: unknown }).detail }
    : { status: 'error', code: 'internal_error', detail: 'Internal Server Error' };
