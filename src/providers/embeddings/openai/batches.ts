/** Below OpenAI's limit of 300,000 tokens per request: a text never has more tokens than bytes. */
const MAX_BYTES = 280_000;

/**
 * Splits `texts`, in order, into batches that OpenAI accepts as one request each.
 * @param maxTexts maximum number of texts in a batch
 */
export function batchesOf(texts: readonly string[], maxTexts: number): string[][] {
  const batches: string[][] = [];
  let free = 0;
  for (const text of texts) {
    const bytes = Buffer.byteLength(text);
    const last = batches.at(-1);
    if (last && last.length < maxTexts && bytes <= free) {
      last.push(text);
      free -= bytes;
    } else {
      batches.push([text]);
      free = MAX_BYTES - bytes;
    }
  }
  return batches;
}
