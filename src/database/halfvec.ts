const HEADER_BYTES = 4;
const VALUE_BYTES = 2;

const float = new Float32Array(1);
const floatBits = new Uint32Array(float.buffer);

/**
 * A vector in the binary form of pgvector's `halfvec`, for a parameter that PostgreSQL takes for one (`$1::halfvec(384)`, or a column's
 * value): the number of dimensions, two bytes of zero, then the numbers in half precision, all in network byte order. `pg` sends
 * a Buffer as binary. Compared with the text form it saves some 60 µs of the event loop and as much of the server.
 * @see https://github.com/pgvector/pgvector/blob/v0.8.0/src/halfvec.c (halfvec_recv)
 */
export function toHalfvec(vector: Float32Array): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + vector.length * VALUE_BYTES);
  bytes.writeUInt32BE(vector.length * 0x10000);
  for (let i = 0, at = HEADER_BYTES; i < vector.length; i++, at += VALUE_BYTES) {
    const half = toHalf(vector[i]!);
    bytes[at] = half >>> 8;
    bytes[at + 1] = half & 0xff;
  }
  return bytes;
}

/** The bits of the half-precision number nearest to `value`, ties to even, as IEEE 754 has it; too large is infinite. */
export function toHalf(value: number): number {
  float[0] = value;
  const bits = floatBits[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const exponent = (bits >>> 23) & 0xff;
  const mantissa = bits & 0x7fffff;
  if (exponent === 0xff) return sign | (mantissa ? 0x7e00 : 0x7c00);
  if (exponent < 102) return sign;
  // Below 2^-14 half precision has no implied first bit, and fewer bits the smaller the number.
  if (exponent < 113) return sign | rounded(mantissa | 0x800000, 126 - exponent);
  // A carry out of the mantissa belongs into the exponent, and out of the largest exponent makes infinity.
  return sign | Math.min(rounded(((exponent - 112) << 23) | mantissa, 13), 0x7c00);
}

/** `bits` without its last `count`, rounded to nearest, ties to even. */
function rounded(bits: number, count: number): number {
  const kept = bits >>> count;
  const lost = bits & ((1 << count) - 1);
  const tie = 1 << (count - 1);
  return lost > tie || (lost === tie && kept & 1) ? kept + 1 : kept;
}
