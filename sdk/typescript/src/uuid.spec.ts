import { uuid } from './uuid.js';

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('uuid', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['with crypto.randomUUID', () => {}],
    ['without crypto.randomUUID', () => jest.replaceProperty(globalThis, 'crypto', {} as Crypto)],
  ])('returns a new version 4 UUID each time, %s', (_, prepare) => {
    prepare();
    const made = Array.from({ length: 100 }, uuid);
    for (const id of made) expect(id).toMatch(VERSION_4);
    expect(new Set(made).size).toBe(100);
  });
});
