/**
 * Normalises `values` to length 1.
 * @throws RangeError if the vector has no direction: all values are zero, or one is not finite
 */
export function unitVector(values: ArrayLike<number>): Float32Array {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!;
  const length = Math.sqrt(squares);
  if (!(length > 0 && length < Number.POSITIVE_INFINITY)) throw new RangeError('the vector has no direction');
  return Float32Array.from(values, (value) => value / length);
}
