import type { FloatTensor } from './safetensors.js';

/** A matrix of 8-bit weights; a weight is its value times the scale of its row or column. */
export interface QuantisedMatrix {
  readonly shape: readonly [rows: number, columns: number];
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/**
 * Quantises a row-major matrix to 8 bits with one symmetric scale per row, so that a row with large weights does not
 * cost the others precision.
 * @param largest the integer for the largest weight of a row, at most 127
 */
export function quantiseRows({ shape, data }: FloatTensor, largest: number): QuantisedMatrix {
  const [rows, columns] = matrixShape(shape);
  const values = new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const end = start + columns;
    let widest = 0;
    for (let i = start; i < end; i++) widest = Math.max(widest, Math.abs(data[i]!));
    scales[row] = (widest || 1) / largest;
    for (let i = start; i < end; i++) values[i] = Math.round(data[i]! / scales[row]!);
  }
  return { shape: [rows, columns], values, scales };
}

/** Transposes a row-major matrix. The scales, now one per column, do not change. */
export function transpose<T extends Float32Array | Int8Array>([rows, columns]: readonly number[], values: T): T {
  const transposed = values.slice() as T;
  for (let row = 0; row < rows!; row++)
    for (let column = 0; column < columns!; column++) transposed[column * rows! + row] = values[row * columns! + column]!;
  return transposed;
}

function matrixShape([rows, columns, ...more]: readonly number[]): [number, number] {
  if (rows === undefined || columns === undefined || more.length > 0) throw new Error('only a matrix can be quantised by rows');
  return [rows, columns];
}
