import type { FloatTensor } from './safetensors.js';

/** A matrix of 8-bit weights; a weight is `values` times the scale of its row or column. */
export interface QuantisedMatrix {
  readonly shape: readonly [rows: number, columns: number];
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/**
 * A row-major matrix in 8 bits with one symmetric scale a row, so that one row with large weights does not cost the others precision.
 * @param largest the integer that stands for the largest weight of a row, at most 127
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

/** Rows become columns; the scales, now one a column, stay as they are. */
export function transpose<T extends Float32Array | Int8Array>([rows, columns]: readonly number[], values: T): T {
  const turned = values.slice() as T;
  for (let row = 0; row < rows!; row++)
    for (let column = 0; column < columns!; column++) turned[column * rows! + row] = values[row * columns! + column]!;
  return turned;
}

function matrixShape([rows, columns, ...more]: readonly number[]): [number, number] {
  if (rows === undefined || columns === undefined || more.length > 0) throw new Error('only a matrix can be quantised by rows');
  return [rows, columns];
}
