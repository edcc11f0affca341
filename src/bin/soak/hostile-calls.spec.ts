import { readFileSync } from 'node:fs';
import { type ApiDocument, HostileCalls, randomOf } from './hostile-calls.js';

const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as ApiDocument;
const calls = (seed: number, count: number) => {
  const hostile = new HostileCalls(document, randomOf(seed));
  return Array.from({ length: count }, () => hostile.next());
};

describe('HostileCalls', () => {
  it('makes the same calls for the same seed, and others for another', () => {
    expect(calls(1, 50)).toEqual(calls(1, 50));
    expect(calls(1, 50)).not.toEqual(calls(2, 50));
  });

  it('reaches every operation but those that concern the whole service, with bodies that are objects and others', () => {
    const made = calls(3, 5_000);
    const methods = new Set(made.map(({ method }) => method));
    expect([...methods].sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
    expect(made.some(({ path }) => path.startsWith('/v1/memory/store/batch'))).toBe(true);
    expect(made.filter(({ path }) => /reembedding|key-rotation|purge/.test(path))).toEqual([]);
    const stores = made.filter(({ method, path }) => method === 'POST' && path === '/v1/memory/store');
    const kinds = stores.map(({ body = '' }) =>
      body.startsWith('{"text":') ? 'text' : body.startsWith('{') ? 'object' : 'other',
    );
    expect(new Set(kinds)).toEqual(new Set(['text', 'object', 'other']));
  });
});
