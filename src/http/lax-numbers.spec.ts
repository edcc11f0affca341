import fc from 'fast-check';
import { floatFromString, integerFromString } from './lax-numbers.js';

describe('integerFromString', () => {
  it.each([
    ['5', 5n],
    ['+5', 5n],
    [' 5\n', 5n],
    ['\u00855', 5n],
    ['\u3000-5', -5n],
    ['-0', 0n],
    ['007', 7n],
    ['-007', -7n],
    ['000', 0n],
    ['0_7', 7n],
    ['5_0', 50n],
    ['1_000_000', 1_000_000n],
    ['5.0', 5n],
    ['5.000', 5n],
    ['00.0', 0n],
    ['0-5', -5n],
    [`${'0'.repeat(5000)}7`, 7n],
    ['9'.repeat(4300), BigInt('9'.repeat(4300))],
  ])('parses %j', (text, expected) => expect(integerFromString(text)).toBe(expected));

  it.each(['', ' ', '-', '+', '+-5', '-+5', '--5', '-0-5', '5.', '.0', '5.5', '5.0_0', '_5', '5_', '5__0', '5 0', '1e1'])(
    'refuses %j, which pydantic does not parse as an integer',
    (text) => expect(integerFromString(text)).toBe('int_parsing'),
  );

  it.each(['0x10', '٥', '\u200b5', '\ufeff5', '\u001c5', '5,0', 'true', 'NaN', '0a', '0_', `+${'9'.repeat(4301)}`])(
    'refuses %j, which other languages may parse as an integer',
    (text) => expect(integerFromString(text)).toBe('int_parsing'),
  );

  it('returns int_parsing_size for more than 4300 plain digits', () => {
    expect(integerFromString('9'.repeat(4301))).toBe('int_parsing_size');
    expect(integerFromString(`-${'9'.repeat(4301)}`)).toBe('int_parsing_size');
  });

  it('parses every integer that is padded with zeros and white space', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(5), fc.constantFrom('', ' ', '\n', '\u00a0'), (integer, zeros, space) => {
        const [sign, digits] = integer < 0n ? ['-', String(-integer)] : ['', String(integer)];
        expect(integerFromString(`${space}${sign}${'0'.repeat(zeros)}${digits}${space}`)).toBe(integer);
      }),
    );
  });

  it('takes linear time on hostile text', () => {
    const started = performance.now();
    for (const part of ['0', '0_', ' ', '9', '.0', '_'])
      for (const end of ['', 'x', '.']) integerFromString(`1${part.repeat(100_000)}${end}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('floatFromString', () => {
  it.each([
    ['0.5', 0.5],
    [' 0.5\n', 0.5],
    ['\u00850.5', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+1e-3', 0.001],
    ['0._5', 0.5],
    ['1_0.5', 10.5],
    ['inf', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
    ['1e999', Number.POSITIVE_INFINITY],
  ])('parses %j', (text, expected) => expect(floatFromString(text)).toBe(expected));

  it.each(['', '.', 'abc', '0,5', '0.5f', '50%', '0x1', '1e', 'e5', ' 0_0.5 ', '_0.5', '0.5_', '0__5', '\ufeff0.5', 'infinit'])(
    'refuses %j, which pydantic does not parse as a float',
    (text) => expect(floatFromString(text)).toBeUndefined(),
  );

  it('parses the string form of every double', () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (double) => expect(floatFromString(String(double))).toBe(double + 0 || 0)));
  });

  it('takes linear time on hostile text', () => {
    const started = performance.now();
    for (const part of ['1', '0_', ' ', 'e1', '1.', '_']) floatFromString(`1${part.repeat(100_000)}x`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
