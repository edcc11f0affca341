/**
 * Returns a vector in pgvector's text form. Five decimals are more precise than the half-precision numbers in the
 * database.
 */
export function toVectorText(vector: Float32Array): string {
  let text = '[';
  for (let i = 0; i < vector.length; i++) text += (i ? ',' : '') + Math.round((vector[i] as number) * 1e5) / 1e5;
  return `${text}]`;
}
