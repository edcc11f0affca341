/** Encodes the four kinds of protobuf fields that an ONNX model consists of; each function returns the bytes of one field. */

const WIRE_VARINT = 0;
const WIRE_LENGTH_DELIMITED = 2;
const WIRE_FIXED32 = 5;

/** Encodes `value` as a base-128 varint; a negative one takes ten bytes, as in protobuf's int64. */
export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
}

const tag = (field: number, wireType: number): Buffer => varint((field << 3) | wireType);

/** Encodes an integer: int32, int64 or an enum. */
export const intField = (field: number, value: number): Buffer => Buffer.concat([tag(field, WIRE_VARINT), varint(value)]);

/** Encodes a 32-bit float. */
export function floatField(field: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([tag(field, WIRE_FIXED32), bytes]);
}

/** Encodes a string, as UTF-8, or raw bytes. */
export function bytesField(field: number, value: string | Uint8Array): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([tag(field, WIRE_LENGTH_DELIMITED), varint(bytes.byteLength), bytes]);
}

/** Encodes a nested message of the given fields. */
export const messageField = (field: number, fields: readonly Uint8Array[]): Buffer => bytesField(field, Buffer.concat(fields));
