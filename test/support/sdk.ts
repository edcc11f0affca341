import { MnemonestError } from '../../sdk/typescript/src/mnemonest.js';

/** Returns all items of an async iterable. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Returns the error of a failed call of the TypeScript client. */
export async function failureOf(call: PromiseLike<unknown>): Promise<MnemonestError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof MnemonestError) return error;
    throw error;
  }
  throw new Error('the call succeeded');
}
