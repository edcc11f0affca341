import { InvalidAnswer } from '../../openai/provider-failure.js';
import { unitVector } from '../unit-vector.js';

/**
 * Returns the unit vectors of an answer of `POST /embeddings`, in the order of the texts.
 * @param count number of texts that were sent
 * @throws InvalidAnswer unless the answer consists of `count` vectors of `dimensions` finite numbers
 */
export function vectorsOf(answer: unknown, count: number, dimensions: number): Float32Array[] {
  const items = listIn(answer);
  if (items.length !== count) throw new InvalidAnswer(`answered with ${items.length} vectors for ${count} texts`);
  const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
  for (const { index, embedding } of items) {
    if (!Number.isInteger(index) || !(index in vectors) || vectors[index])
      throw new InvalidAnswer('numbered its vectors wrongly');
    vectors[index] = vectorOf(embedding, dimensions);
  }
  return vectors as Float32Array[];
}

interface Item {
  readonly index: number;
  readonly embedding: unknown;
}

function listIn(answer: unknown): Item[] {
  const { data } = Object(answer) as { data?: unknown };
  if (!Array.isArray(data)) throw new InvalidAnswer('answered without a list of vectors');
  // Some servers omit the index; their vectors are in the order of the texts.
  return data.map((item, position) => {
    const { index = position, embedding } = Object(item) as Partial<Item>;
    return { index, embedding };
  });
}

function vectorOf(embedding: unknown, dimensions: number): Float32Array {
  if (!Array.isArray(embedding)) throw new InvalidAnswer('answered with something that is not a vector');
  if (embedding.length !== dimensions)
    throw new InvalidAnswer(`answered with ${embedding.length} dimensions where EMBEDDING_DIMENSIONS is ${dimensions}`);
  if (!embedding.every(Number.isFinite)) throw new InvalidAnswer('answered with a vector that holds something else than numbers');
  try {
    return unitVector(embedding);
  } catch {
    throw new InvalidAnswer('answered with a vector of no direction');
  }
}
