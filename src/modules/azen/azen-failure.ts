import { FailedStep, type Step } from '../memory/records/failed-step.js';

/**
 * A step that failed through no fault of the caller. The message is the one that the Azen API sends; the reason is in
 * `cause`, which is logged and never sent.
 */
export class AzenFailure extends Error {
  override readonly name = 'AzenFailure';
}

const MESSAGES: Record<Step, string> = {
  memory_insert: 'Failed to create memory record',
  embedding_job_insert: 'Failed to create embedding job record',
  query_embedding: 'Failed to embed query',
  vector_deletion: 'Failed to delete vectors for memory',
  memory_deletion: 'Failed to delete memory record',
};

/**
 * Converts the failed step of a call to the failure that the Azen API documents.
 * @throws AzenFailure for a FailedStep; rethrows every other error unchanged
 */
export async function inAzenWords<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof FailedStep)) throw error;
    throw new AzenFailure(MESSAGES[error.step], { cause: error.cause });
  }
}
