import fc from 'fast-check';
import { isJsonType, jsonTextOf } from './body-text.js';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

function utf32(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.alloc([...text].length * 4);
  [...text].forEach((character, index) => {
    const codePoint = character.codePointAt(0)!;
    if (bigEndian) bytes.writeUInt32BE(codePoint, index * 4);
    else bytes.writeUInt32LE(codePoint, index * 4);
  });
  return bytes;
}

describe('jsonTextOf', () => {
  const encodings: Record<string, (text: string) => Buffer> = {
    'UTF-8': (text) => Buffer.from(text),
    'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
    'UTF-16BE': utf16be,
    'UTF-32LE': (text) => utf32(text, false),
    'UTF-32BE': (text) => utf32(text, true),
  };

  it.each(Object.entries(encodings))('detects %s with and without a byte order mark', (_name, encode) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = JSON.stringify({ text });
        expect(jsonTextOf(encode(json))).toBe(json);
        expect(jsonTextOf(encode(`\ufeff${json}`))).toBe(json);
      }),
    );
  });

  it.each(['7b22ff227d', 'ff', 'c3', 'eda080', 'fffe00d8', 'feff00', '0000fffe0000', '0000feff00110000', '0000feff0000d800'])(
    'returns undefined for the bytes %s, which no encoding allows',
    (bytes) => expect(jsonTextOf(Buffer.from(bytes, 'hex'))).toBeUndefined(),
  );

  it('detects the encoding of a body of one or two bytes', () => {
    expect(jsonTextOf(Buffer.from('5'))).toBe('5');
    expect(jsonTextOf(utf16be('5'))).toBe('5');
  });
});

describe('isJsonType', () => {
  it.each(['application/json', ' Application/JSON ; charset=x', 'application/vnd.api+json', 'application/+json'])(
    'accepts the content type %j',
    (type) => expect(isJsonType(type)).toBe(true),
  );

  it.each([
    undefined,
    '',
    'text/json',
    'application/jsonx',
    'application/json/x',
    'application/json, text/plain',
    'application/geo+json-seq',
  ])('refuses the content type %j', (type) => expect(isJsonType(type)).toBe(false));
});
