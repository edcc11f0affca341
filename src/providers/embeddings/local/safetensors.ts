import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

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

/** The tensors of a safetensors file by their names. */
export interface Safetensors {
  readonly names: readonly string[];
  /** @throws Error if there is no tensor of that name, its type is not supported, or the file ends before its last value */
  tensor(name: string): FloatTensor;
}

const LENGTH_BYTES = 8;
/** The format's own limit of the header. */
const MAX_HEADER_BYTES = 100_000_000;

/** The supported types: the bytes of a value, and the conversion of many. */
const TYPES: Readonly<Record<string, { readonly bytes: number; readonly toFloats: (values: ArrayBuffer) => Float32Array }>> = {
  F32: { bytes: 4, toFloats: (values) => new Float32Array(values) },
  F16: { bytes: 2, toFloats: (values) => halvesToFloats(new Uint16Array(values)) },
  BF16: { bytes: 2, toFloats: (values) => brainFloatsToFloats(new Uint16Array(values)) },
};

/**
 * Opens a safetensors file: a little-endian length, a JSON header, then raw data. A tensor is read when it is asked for, because
 * a large model does not fit into memory twice.
 * @throws Error if the file is not one
 */
export function openSafetensors(path: string): Safetensors {
  const [dataStart, { __metadata__: _, ...entries }] = readHeader(path);
  const names = Object.keys(entries);
  return {
    names,
    tensor: (name) => {
      const entry = names.includes(name) ? entries[name] : undefined;
      if (!entry) throw new Error(`the weights have no tensor ${name}`);
      const { dtype, shape, data_offsets } = entry;
      const type = TYPES[dtype];
      if (!type) throw new Error(`tensor ${name} is ${dtype}, not F32, F16 or BF16`);
      const [start, end] = data_offsets;
      if (end - start !== shape.reduce((product, size) => product * size, type.bytes))
        throw new Error(`the size of tensor ${name} is not that of its shape`);
      return { shape, data: type.toFloats(readBytes(path, dataStart + start, end - start)) };
    },
  };
}

function readHeader(path: string): [dataStart: number, entries: Record<string, TensorEntry>] {
  const length = Number(new DataView(readBytes(path, 0, LENGTH_BYTES)).getBigUint64(0, true));
  // What Git LFS writes in place of a file that was not downloaded would have a header of many gigabytes.
  if (length > MAX_HEADER_BYTES) throw new Error('the weights are not a safetensors file');
  try {
    return [LENGTH_BYTES + length, JSON.parse(Buffer.from(readBytes(path, LENGTH_BYTES, length)).toString('utf8'))];
  } catch (cause) {
    throw new Error('the weights are not a safetensors file', { cause });
  }
}

function readBytes(path: string, start: number, length: number): ArrayBuffer {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size < start + length) throw new Error('the file of the weights is incomplete');
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const read = readSync(file, bytes, done, length - done, start + done);
      if (!read) throw new Error('the file of the weights is incomplete');
      done += read;
    }
    return bytes.buffer;
  } finally {
    closeSync(file);
  }
}

// A table and a plain loop: computing each value, or `Float32Array.from`, takes several times as long for 22 million numbers.
function halvesToFloats(halves: Uint16Array): Float32Array {
  const floats = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) floats[i] = FLOAT_OF_HALF[halves[i]!]!;
  return floats;
}

/** A bfloat16 is the upper half of a 32-bit float. */
function brainFloatsToFloats(halves: Uint16Array): Float32Array {
  const bits = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) bits[i] = halves[i]! << 16;
  return new Float32Array(bits.buffer);
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
