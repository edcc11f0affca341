import { bytesField, floatField, intField, messageField, varint } from './protobuf-writer.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('The protobuf writer', () => {
  it.each([
    [0, '00'],
    [127, '7f'],
    [128, '8001'],
    [300, 'ac02'],
    [23_460_380, '9cf4970b'],
    [-1, 'ffffffffffffffffff01'],
  ])('encodes %d as a varint', (value, bytes) => expect(hex(varint(value))).toBe(bytes));

  it('encodes fields as in the examples of the protobuf documentation', () => {
    expect(hex(intField(1, 150))).toBe('089601');
    expect(hex(bytesField(2, 'testing'))).toBe('120774657374696e67');
    expect(hex(messageField(3, [intField(1, 150)]))).toBe('1a03089601');
    expect(hex(floatField(2, 1))).toBe('150000803f');
  });

  it('encodes a field number that takes two bytes', () => expect(hex(intField(20, 7))).toBe('a00107'));
});
