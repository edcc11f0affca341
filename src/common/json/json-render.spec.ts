import fc from 'fast-check';
import { floatRepr, render } from './json-render.js';
import { PyFloat, RawJson } from './json-values.js';

describe('render', () => {
  it('writes the same values as JSON.stringify, apart from the Python form of floats', () => {
    const anything = fc.jsonValue();
    fc.assert(fc.property(anything, (value) => expect(JSON.parse(render(value))).toEqual(JSON.parse(JSON.stringify(value)))));
  });

  it('escapes the same characters as Python', () =>
    expect(render('"\\/\u0000\u001f\u007f\u2028\b\f\n\r\t<é😀')).toBe('"\\"\\\\/\\u0000\\u001f\u007f\u2028\\b\\f\\n\\r\\t<é😀"'));

  it.each([
    [51, '51.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.5e300, '1.5e+300'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [5e-324, '5e-324'],
    [1.25e-7, '1.25e-07'],
    [Number.NaN, '"NaN"'],
    [Number.NEGATIVE_INFINITY, '"-Infinity"'],
  ])('writes the float %d as %s', (float, expected) => {
    expect(floatRepr(float)).toBe(expected);
    expect(render(new PyFloat(float))).toBe(expected);
  });

  it.each<[unknown, string]>([
    [5, '5'],
    [1e21, '1e+21'],
    [-0, '0'],
    [Number.NaN, 'null'],
    [0.35, '0.35'],
    [12345678901234567890n, '12345678901234567890'],
    [undefined, 'null'],
    [null, 'null'],
    [[1, undefined, true], '[1,null,true]'],
    [{ a: undefined, b: [], c: {} }, '{"b":[],"c":{}}'],
    [new Date('2026-05-15T18:30:00.999Z'), '"2026-05-15T18:30:00Z"'],
    [{ meta: new RawJson('{"a": 1.0}') }, '{"meta":{"a": 1.0}}'],
    ['\ud800x', '"\\\\ud800x"'],
    [{ '\udfff': 1 }, '{"\\\\udfff":1}'],
    ['\\ud800', '"\\\\ud800"'],
    ['😀\\ud83d', '"😀\\\\ud83d"'],
  ])('writes %p as %s', (value, expected) => expect(render(value)).toBe(expected));
});
