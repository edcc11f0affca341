import type { DenseLayer } from '../../../config/model-directory/modules.js';
import { type FloatTensor, openSafetensors, type Safetensors } from './safetensors.js';

/** A function from a pooled vector to one of, perhaps, another length. */
export type Dense = (vector: Float32Array) => Float32Array;

/**
 * Loads a dense layer of sentence-transformers.
 * @throws Error if its weights are missing or have another shape
 */
export function loadDense({ weights, inputs, outputs, activation }: DenseLayer): Dense {
  const tensors = openSafetensors(weights);
  const matrix = tensorOf(tensors, 'linear.weight', [outputs, inputs]).data;
  const bias = tensors.names.includes('linear.bias') ? tensorOf(tensors, 'linear.bias', [outputs]).data : undefined;
  return (vector) =>
    Float32Array.from({ length: outputs }, (_, row) => {
      let sum = bias?.[row] ?? 0;
      for (let column = 0; column < inputs; column++) sum += matrix[row * inputs + column]! * vector[column]!;
      return activation === 'tanh' ? Math.tanh(sum) : sum;
    });
}

function tensorOf(tensors: Safetensors, name: string, shape: readonly number[]): FloatTensor {
  const tensor = tensors.tensor(name);
  if (String(tensor.shape) !== String(shape))
    throw new Error(`tensor ${name} of a dense layer has the shape [${tensor.shape}], and by its config.json it is [${shape}]`);
  return tensor;
}
