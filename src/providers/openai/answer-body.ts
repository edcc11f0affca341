import { InvalidAnswer } from './provider-failure.js';

/**
 * Returns the body of an answer as text. A longer body than `maxBytes` is not read to its end: an endless one would take all
 * memory of the process.
 * @throws InvalidAnswer if it is longer
 */
export async function bodyText(response: Response, maxBytes: number): Promise<string> {
  const { text, isWhole } = await beginning(response, maxBytes);
  if (!isWhole) throw new InvalidAnswer(`answered with more than ${maxBytes} bytes`);
  return text;
}

/** Returns at most the first `maxBytes` bytes of a body as text; the rest is not read. */
export const bodyBeginning = async (response: Response, maxBytes: number): Promise<string> =>
  (await beginning(response, maxBytes)).text;

async function beginning({ body }: Response, maxBytes: number): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the body, which closes the connection.
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) return { text: decoded(chunks), isWhole: false };
    chunks.push(chunk);
  }
  return { text: decoded(chunks), isWhole: true };
}

const decoded = (chunks: readonly Uint8Array[]): string => new TextDecoder().decode(Buffer.concat(chunks));
