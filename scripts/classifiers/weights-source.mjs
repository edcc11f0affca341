/**
 * Returns the source of the weights of a class, one byte for each dimension: rounding to 1/127 of the largest weight of the class
 * changes no logit by more than some thousandths.
 * @param {string} name of the class
 * @param {Float64Array} row its weights, first those of the vector, its bias last
 * @param {number} dimensions of the vector
 */
export function classSource(name, row, dimensions) {
  const slopes = row.slice(0, dimensions);
  const scale = Math.max(...slopes.map(Math.abs)) / 127;
  const bytes = Buffer.from(Int8Array.from(slopes, (value) => Math.round(value / scale)).buffer).toString('base64');
  const [bias, roundedScale] = [Number(row.at(-1).toFixed(4)), Number(scale.toFixed(5))];
  const lines = bytes.match(/.{1,116}/g).map((line) => `        '${line}',`);
  return [
    `    ${name}: {\n      bias: ${bias},\n      scale: ${roundedScale},\n      weights: [`,
    ...lines,
    "      ].join(''),\n    },",
  ].join('\n');
}
