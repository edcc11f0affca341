import fc from 'fast-check';
import { parseJson } from '../../common/json/json-parse.js';
import { requestHash } from './request-hash.js';

const hash = (json: string, url = '/v1/memory/store', method = 'POST') =>
  requestHash({ method, url, body: parseJson(json) }).toString('hex');

/** JSON of a value with the keys of each object turned round. */
const reversed = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(reversed).join(' , ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${reversed(member)}`);
  return `{ ${members.reverse().join(',\n')} }`;
};

describe('requestHash', () => {
  it('ignores white space and the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(hash(reversed(value))).toBe(hash(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    ['{"n":1}', '{"n":1.0}'],
    ['{"n":9007199254740993}', '{"n":9007199254740992}'],
    ['[1,2]', '[2,1]'],
    ['{"a":null}', '{}'],
    ['{"__proto__":1}', '{}'],
    ['"1"', '1'],
  ])('tells %s from %s', (one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  it('tells methods, paths and queries apart', () => {
    const hashes = [
      hash('{}'),
      hash('{}', '/v1/memory/store', 'PATCH'),
      hash('{}', '/v1/memory/1'),
      hash('{}', '/v1/memory/store?a=1'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
