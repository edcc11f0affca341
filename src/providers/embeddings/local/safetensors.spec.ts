import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { halfToFloat, openSafetensors } from './safetensors.js';

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

describe('openSafetensors', () => {
  const home = mkdtempSync(join(tmpdir(), 'safetensors-'));
  const path = join(home, 'model.safetensors');
  beforeEach(() =>
    writeFileSync(
      path,
      safetensors(
        {
          __metadata__: { format: 'pt' },
          halves: { dtype: 'F16', shape: [2], data_offsets: [1, 5] },
          floats: { dtype: 'F32', shape: [1, 2], data_offsets: [5, 13] },
          brains: { dtype: 'BF16', shape: [2], data_offsets: [13, 17] },
          whole: { dtype: 'I64', shape: [], data_offsets: [0, 0] },
          odd: { dtype: 'F32', shape: [2], data_offsets: [0, 4] },
        },
        Buffer.concat([
          Buffer.from([9, 0x00, 0x3c, 0x00, 0xc0]),
          Buffer.from(new Float32Array([0.5, -7]).buffer),
          Buffer.from([0x80, 0x3f, 0x20, 0xc1]),
        ]),
      ),
    ),
  );
  afterAll(() => rmSync(home, { recursive: true }));
  const tensor = (name: string) => openSafetensors(path).tensor(name);

  it('names the tensors', () => expect(openSafetensors(path).names).toEqual(['halves', 'floats', 'brains', 'whole', 'odd']));
  it('reads half precision values at any alignment', () => {
    expect(tensor('halves')).toEqual({ shape: [2], data: new Float32Array([1, -2]) });
  });
  it('reads single precision values', () =>
    expect(tensor('floats')).toEqual({ shape: [1, 2], data: new Float32Array([0.5, -7]) }));
  it('reads bfloat16 values', () => expect(tensor('brains')).toEqual({ shape: [2], data: new Float32Array([1, -10]) }));

  it.each([
    ['none', 'no tensor none'],
    ['__metadata__', 'no tensor __metadata__'],
    ['whole', 'whole is I64'],
    ['odd', 'the size of tensor odd'],
  ])('names the tensor %s in its error', (name, message) => expect(() => tensor(name)).toThrow(message));

  it('refuses a file that ends too early', () => {
    truncateSync(path, statSync(path).size - 1);
    expect(() => tensor('brains')).toThrow('incomplete');
    truncateSync(path, 4);
    expect(() => openSafetensors(path)).toThrow('incomplete');
  });

  it.each([
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'],
    ['one without a JSON header', '\x02\0\0\0\0\0\0\0no'],
  ])('refuses %s', (_name, content) => {
    writeFileSync(path, content);
    expect(() => openSafetensors(path)).toThrow('not a safetensors file');
  });
});
