import { MnemonestError } from '../../sdk/typescript/src/mnemonest.js';

/** All of what comes one by one. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What a call of the TypeScript client fails with. */
export async function failureOf(call: PromiseLike<unknown>): Promise<MnemonestError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof MnemonestError) return error;
    throw error;
  }
  throw new Error('the call succeeded');
}
