import { AppError } from '../../../common/app-error.js';

/** A step of a call. A compatible API has a message of its own for the failure of each. */
export type Step = 'memory_insert' | 'embedding_job_insert' | 'query_embedding' | 'vector_deletion' | 'memory_deletion';

/** A step that failed through no fault of the caller. Its cause is logged, and never sent. */
export class FailedStep extends Error {
  override readonly name = 'FailedStep';

  constructor(
    readonly step: Step,
    options: ErrorOptions,
  ) {
    super(`${step} failed`, options);
  }
}

/**
 * Runs one step.
 * @throws FailedStep with the name of the step. An error that the caller can act on, and the FailedStep of an inner step, are
 *   thrown unchanged.
 */
export async function namingStep<T>(step: Step, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailedStep || (error instanceof AppError && error.code !== 'unavailable')) throw error;
    throw new FailedStep(step, { cause: error });
  }
}
