/** A sentence vector and the model that made it. */
export interface ModelVector {
  readonly model: string;
  readonly vector: Float32Array;
}

/** The weights of a class of a softmax regression: base64 of one int8 for each dimension, to be multiplied by `scale`. */
export interface ClassWeights {
  readonly bias: number;
  readonly scale: number;
  readonly weights: string;
}

/** A softmax regression over sentence vectors. */
export class VectorClassifier {
  readonly #rows: readonly { readonly bias: number; readonly scale: number; readonly weights: Float32Array }[];

  /** @param model the model whose vectors the weights are for */
  constructor(
    private readonly model: string,
    private readonly dimensions: number,
    classes: readonly ClassWeights[],
  ) {
    this.#rows = classes.map(({ bias, scale, weights }) => {
      return { bias, scale, weights: Float32Array.from(new Int8Array(Buffer.from(weights, 'base64'))) };
    });
  }

  /** True if the weights are for vectors of this model. For others they mean nothing. */
  canClassify({ model, vector }: ModelVector): boolean {
    return model === this.model && vector.length === this.dimensions;
  }

  /**
   * Returns the logit of each class.
   * @param vector a vector for which {@link canClassify} is true
   */
  logitsOf(vector: Float32Array): number[] {
    return this.#rows.map(({ bias, scale, weights }) => bias + scale * dotProduct(weights, vector));
  }
}

/** Returns the probabilities of classes with these logits; they add up to 1. */
export function softmax(logits: readonly number[]): number[] {
  const odds = logits.map(Math.exp);
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}

/**
 * Returns the dot product of two vectors whose length is a multiple of four. The processor adds to four sums at the same time,
 * because none waits for another.
 */
function dotProduct(a: Float32Array, b: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i += 4) {
    first += (a[i] as number) * (b[i] as number);
    second += (a[i + 1] as number) * (b[i + 1] as number);
    third += (a[i + 2] as number) * (b[i + 2] as number);
    fourth += (a[i + 3] as number) * (b[i + 3] as number);
  }
  return first + second + third + fourth;
}
