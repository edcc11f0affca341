/** A vector in pgvector's text form. Five decimals are finer than the half-precision numbers it is kept in. */
export function toVectorText(vector: Float32Array): string {
  let text = '[';
  for (let i = 0; i < vector.length; i++) text += (i ? ',' : '') + Math.round((vector[i] as number) * 1e5) / 1e5;
  return `${text}]`;
}
