/** A tensor of 32-bit floats in row-major order. */
export interface FloatTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

interface TensorEntry {
  readonly dtype: string;
  readonly shape: number[];
  /** Offset of the first byte and of the byte after the last one, from the end of the header. */
  readonly data_offsets: [number, number];
}

const LENGTH_BYTES = 8;

/**
 * Reads the tensors of a safetensors file lazily. The file is a little-endian length, a JSON header, then raw data.
 * @returns a function from the name of a tensor to its values as 32-bit floats; it throws if there is no
 * tensor of that name, or if
 *   its type is not supported
 */
export function readSafetensors(file: Buffer): (name: string) => FloatTensor {
  const dataStart = LENGTH_BYTES + Number(file.readBigUInt64LE(0));
  const entries: Record<string, TensorEntry> = JSON.parse(file.toString('utf8', LENGTH_BYTES, dataStart));
  return (name) => {
    const entry = entries[name];
    if (!entry) throw new Error(`the weights have no tensor ${name}`);
    const [start, end] = entry.data_offsets;
    // A copy, because the data need not be aligned for a typed array.
    const bytes = new Uint8Array(file.subarray(dataStart + start, dataStart + end)).buffer;
    return { shape: entry.shape, data: toFloat32(name, entry.dtype, bytes) };
  };
}

function toFloat32(name: string, dtype: string, bytes: ArrayBuffer): Float32Array {
  if (dtype === 'F32') return new Float32Array(bytes);
  if (dtype === 'F16') return halvesToFloats(new Uint16Array(bytes));
  throw new Error(`tensor ${name} is ${dtype}, not F16 or F32`);
}

// A table and a plain loop: computing each value, or `Float32Array.from`, takes several times as long for 22 million numbers.
function halvesToFloats(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) floats[i] = FLOAT_OF_HALF[halves[i]!]!;
  return floats;
}

/** Converts the 16 bits of an IEEE 754 half precision float to a number. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 0x1f) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

const FLOAT_OF_HALF = Float32Array.from({ length: 0x10000 }, (_, half) => halfToFloat(half));
