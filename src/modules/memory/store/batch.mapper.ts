import { Logger } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { isUnavailable } from '../../../database/unavailable.js';
import { answerTo } from '../../../http/error-catalogue.js';
import { Refusal } from '../../../http/field-readers.js';
import type { ListItem } from '../../../http/fields.js';
import { MAX_BATCH, type StoreBatchResponse, type StoreErrorResponse } from './batch.dto.js';
import type { StoreResult } from './batch.service.js';
import type { StoreMemoryRequest } from './store.dto.js';
import { toStoreResponse, toSubmission } from './store.mapper.js';
import type { Submission } from './submission.types.js';

/** The number of texts of a batch that take one token of the rate limits together. */
const TEXTS_PER_TOKEN = 10;

/** Returns the number of tokens that a batch takes, whatever is wrong with it otherwise. */
export function tokensOfBatch(body: unknown): number {
  const { memories } = (body ?? {}) as { memories?: unknown };
  const texts = Array.isArray(memories) ? Math.min(memories.length, MAX_BATCH) : 1;
  return Math.max(1, Math.ceil(texts / TEXTS_PER_TOKEN));
}

/** Returns the memories of a batch that break no rule. */
export const validMemoriesOf = (items: readonly ListItem<StoreMemoryRequest>[]): Submission[] =>
  items.flatMap(({ read }) => (read instanceof Refusal ? [] : [toSubmission(read)]));

/**
 * Returns the answer of a batch.
 * @param results one for each valid memory among `items`, in their order
 * @throws AppError `unavailable` if all of them failed with it: nothing was stored, and the whole call may be retried
 */
export function toBatchResponse(
  ctx: RequestContext,
  items: readonly ListItem<StoreMemoryRequest>[],
  results: readonly StoreResult[],
): StoreBatchResponse {
  const failures = results.map((result) => ('error' in result ? toAppError(result.error) : undefined));
  const [first] = failures;
  if (first && failures.every((failure) => failure?.code === 'unavailable')) throw first;
  let next = 0;
  const responses = items.map(({ read }) => {
    if (read instanceof Refusal) return toStoreError(new AppError('validation_failed', { items: read.items }));
    const index = next++;
    const result = results[index] as StoreResult;
    return 'stored' in result ? toStoreResponse(ctx, result.stored) : toStoreError(failures[index]);
  });
  return { results: responses };
}

/** Returns the error that the caller is told; undefined for a bug, which is logged. */
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
