import { AppError } from '../../../common/app-error.js';

/** Steps of a call that a facade names when they fail, because its API has a message of its own for each. */
export type Step = 'memory_insert' | 'embedding_job_insert' | 'query_embedding' | 'vector_deletion' | 'memory_deletion';

/** A step that failed by no fault of the caller. The cause says why: it is logged and never sent. */
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
 * @throws FailedStep that names the step; errors that the caller can do something about, and steps within it, are thrown unchanged
 */
export async function namingStep<T>(step: Step, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailedStep || (error instanceof AppError && error.code !== 'unavailable')) throw error;
    throw new FailedStep(step, { cause: error });
  }
}
