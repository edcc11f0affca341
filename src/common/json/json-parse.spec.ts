import fc from 'fast-check';
import { codePoints, JsonLimitError, JsonSyntaxError, MAX_DEPTH, parseJson } from './json-parse.js';
import { render } from './json-render.js';
import { type JsonObject, keysOf, PyFloat } from './json-values.js';

/** Converts a parsed value to the one that `JSON.parse` returns: without PyFloat and bigint. */
function plain(value: unknown): unknown {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

describe('parseJson', () => {
  it('returns the same values as JSON.parse for every JSON text', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const pretty = JSON.stringify(JSON.parse(text), null, indent);
        expect(plain(parseJson(pretty))).toEqual(JSON.parse(pretty));
      }),
    );
  });

  it('accepts and refuses the same texts as JSON.parse, apart from NaN and Infinity', () => {
    const characters = fc.constantFrom(...'{}[]:,"\\ \n\t0123456789-+.eEtrufalsn\u00a0\u0001'.split(''));
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const isJson = (read: () => unknown) => {
          try {
            read();
            return true;
          } catch {
            return false;
          }
        };
        expect(isJson(() => parseJson(text))).toBe(isJson(() => JSON.parse(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it('returns values that render writes back byte for byte', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const once = render(parseJson(text));
        expect(render(parseJson(once))).toBe(once);
      }),
    );
  });

  it.each([
    ['5', 5],
    ['-0', 0],
    ['1.5', 1.5],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-12345678901234567890', -12345678901234567890n],
    ['51.0', new PyFloat(51)],
    ['-0.0', new PyFloat(-0)],
    ['1e30', new PyFloat(1e30)],
    ['1e-400', new PyFloat(0)],
    ['1e400', new PyFloat(Number.POSITIVE_INFINITY)],
    ['NaN', new PyFloat(Number.NaN)],
    ['-Infinity', new PyFloat(Number.NEGATIVE_INFINITY)],
  ])('reads the number %s without loss', (text, expected) => expect(parseJson(text)).toEqual(expected));

  it('keeps the order of keys, even of keys that look like integers', () => {
    const object = parseJson('{"b":1,"10":2,"a":3,"2":4,"10":5}') as JsonObject;
    expect(keysOf(object)).toEqual(['b', '10', 'a', '2']);
    expect(render(object)).toBe('{"b":1,"10":5,"a":3,"2":4}');
    delete object['a'];
    object['new'] = 1;
    expect(render(object)).toBe('{"b":1,"10":5,"2":4,"new":1}');
  });

  it('treats keys such as __proto__ as ordinary keys', () => {
    const object = parseJson('{"__proto__":{"polluted":true},"constructor":1,"toString":2}') as JsonObject;
    expect(Object.keys(object)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(object)).toBeNull();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('keeps lone surrogates in strings', () => expect(parseJson('"\\ud800a\\ud83d\\ude00"')).toBe('\ud800a😀'));

  it('refuses JSON that is nested deeper than CPython can read', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(() => parseJson(nested(MAX_DEPTH))).not.toThrow();
    expect(() => parseJson(nested(MAX_DEPTH + 1))).toThrow(JsonLimitError);
    expect(() => parseJson('{"a":'.repeat(50_000))).toThrow(JsonLimitError);
  });

  it('refuses integers of more than 4300 digits', () => {
    expect(parseJson(`-${'9'.repeat(4300)}`)).toBe(-BigInt('9'.repeat(4300)));
    expect(() => parseJson('9'.repeat(4301))).toThrow(JsonLimitError);
  });

  it.each([
    ['', 'Expecting value: line 1 column 1 (char 0)'],
    ['   ', 'Expecting value: line 1 column 4 (char 3)'],
    ['{', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
    ['{"a":}', 'Expecting value: line 1 column 6 (char 5)'],
    ['{"a":1,}', 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)'],
    ['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
    ['[1 2]', "Expecting ',' delimiter: line 1 column 4 (char 3)"],
    ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
    ['"😀\n"', 'Invalid control character at: line 1 column 3 (char 2)'],
    ['"abc', 'Unterminated string starting at: line 1 column 1 (char 0)'],
    ['"\\x"', 'Invalid \\escape: line 1 column 2 (char 1)'],
    ['"\\u12g4"', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
    ['{}\n{}', 'Extra data: line 2 column 1 (char 3)'],
    ['\ufeff{}', 'Expecting value: line 1 column 1 (char 0)'],
    ['+1', 'Expecting value: line 1 column 1 (char 0)'],
    ['01', 'Extra data: line 1 column 2 (char 1)'],
  ])('refuses %j with the message of CPython: %s', (text, message) => expect(() => parseJson(text)).toThrow(message));

  it('takes linear time on hostile text', () => {
    const started = performance.now();
    for (const part of ['"\\', '"\\u0041', ' ', '[1,', '{"1":', '9', '-', '1e'])
      try {
        parseJson(part.repeat(100_000));
      } catch (error) {
        expect(error instanceof JsonSyntaxError || error instanceof JsonLimitError).toBe(true);
      }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

it('codePoints counts code points as Python does', () => {
  expect(codePoints('aé😀👨‍👩‍👧')).toBe(8);
  expect(codePoints('\ud800\ud800\udc00\udc00')).toBe(3);
});
