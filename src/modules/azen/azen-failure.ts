import { AppError } from '../../common/app-error.js';

/** A part of the work that failed by no fault of the caller, in Azen's words. What was wrong is in its cause: logged, never sent. */
export class AzenFailure extends Error {
  override readonly name = 'AzenFailure';
}

/**
 * Does a part of the work.
 * @throws AzenFailure with `message` where it fails; what the caller can do something about is thrown on as it is
 */
export async function failing<T>(message: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AzenFailure || (error instanceof AppError && error.code !== 'unavailable')) throw error;
    throw new AzenFailure(message, { cause: error });
  }
}
