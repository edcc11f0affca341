import { bearerCredential, displayPrefix, newApiKey, sha256 } from './api-key.js';

describe('newApiKey', () => {
  it('is mnx_ws_ and 40 hexadecimal digits, never the same twice', () => {
    const keys = Array.from({ length: 100 }, newApiKey);
    for (const key of keys) expect(key).toMatch(/^mnx_ws_[0-9a-f]{40}$/);
    expect(new Set(keys).size).toBe(100);
  });

  it('shows its first 14 characters', () => {
    expect(displayPrefix('mnx_ws_ab12345678')).toBe('mnx_ws_ab12345');
  });
});

it('hashes with SHA-256 (FIPS 180-2 test vector)', () => {
  expect(sha256('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

describe('bearerCredential', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   abc ', 'abc'],
    ['Bearer a b', 'a b'],
  ])('reads %j', (header, credential) => expect(bearerCredential(header)).toBe(credential));

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'abc', 'Bearerabc'])('finds none in %j', (header) =>
    expect(bearerCredential(header)).toBeUndefined(),
  );
});
