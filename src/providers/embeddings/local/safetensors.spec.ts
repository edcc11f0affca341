import { halfToFloat, readSafetensors } from './safetensors.js';

function safetensors(header: object, data: Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, data]);
}

describe('halfToFloat', () => {
  it.each([
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65_504],
    [0x0001, 2 ** -24],
    [0x3555, 0.333251953125],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
  ])('converts the bits %i to %d', (half, value) => expect(halfToFloat(half)).toBe(value));
});

describe('readSafetensors', () => {
  const file = safetensors(
    {
      __metadata__: { format: 'pt' },
      halves: { dtype: 'F16', shape: [2], data_offsets: [1, 5] },
      floats: { dtype: 'F32', shape: [1, 2], data_offsets: [5, 13] },
      whole: { dtype: 'I64', shape: [], data_offsets: [0, 0] },
    },
    Buffer.concat([Buffer.from([9, 0x00, 0x3c, 0x00, 0xc0]), Buffer.from(new Float32Array([0.5, -7]).buffer)]),
  );
  const tensor = readSafetensors(file);

  it('reads half precision values at any alignment', () => {
    expect(tensor('halves')).toEqual({ shape: [2], data: new Float32Array([1, -2]) });
  });
  it('reads single precision values', () =>
    expect(tensor('floats')).toEqual({ shape: [1, 2], data: new Float32Array([0.5, -7]) }));
  it('names the missing tensor in its error', () => expect(() => tensor('none')).toThrow('no tensor none'));
  it('names the tensor of an unsupported type in its error', () => expect(() => tensor('whole')).toThrow('whole is I64'));
});
