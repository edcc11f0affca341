import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { ModelDirectory } from './model-directory.types.js';
import { UnusableModel } from './unusable-model.js';

const CHUNK_BYTES = 2 ** 22;

/**
 * Hashes everything that the vectors of stored texts depend on: the files, and what is read from their settings. Databases keep
 * the result: the same model must have the same digest in every version of the service, so values are never added to the list
 * without a way to tell the digests of before.
 */
export function digestOf(model: Omit<ModelDirectory, 'model'>): string {
  const { weights, tokenizer, dense, lowerCase, maxTokens, prefixes, pooling } = model;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([maxTokens, lowerCase, prefixes.stored, pooling, dense.map(({ activation }) => activation)]));
  if (weights.format === 'safetensors') {
    const { layers, attentionHeads, activation, layerNormEpsilon, firstPosition } = weights.architecture;
    hash.update(JSON.stringify([layers, attentionHeads, activation, layerNormEpsilon, firstPosition]));
  }
  const files = [weights.path, tokenizer, ...dense.map((layer) => layer.weights)];
  // The weights of an ONNX model above two gigabytes are in a second file.
  if (existsSync(`${weights.path}_data`)) files.push(`${weights.path}_data`);
  for (const file of files) for (const chunk of chunksOf(file)) hash.update(chunk);
  return hash.digest('hex');
}

function* chunksOf(path: string): Generator<Uint8Array> {
  try {
    const file = openSync(path, 'r');
    try {
      const chunk = new Uint8Array(CHUNK_BYTES);
      for (let read = readSync(file, chunk); read; read = readSync(file, chunk)) yield chunk.subarray(0, read);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new UnusableModel((error as Error).message, { cause: error });
  }
}
