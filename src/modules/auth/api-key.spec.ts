import { bearerCredential, displayPrefix, newApiKey, presentedKey, sha256 } from './api-key.js';

describe('newApiKey', () => {
  it('generates mnx_ws_ with 40 hexadecimal digits, different each time', () => {
    const keys = Array.from({ length: 100 }, () => newApiKey());
    for (const key of keys) expect(key).toMatch(/^mnx_ws_[0-9a-f]{40}$/);
    expect(new Set(keys).size).toBe(100);
  });

  it('tells the installation that it is of', () => {
    expect(newApiKey('workspace', 'eu1')).toMatch(/^mnx_ws_eu1_[0-9a-f]{40}$/);
    expect(newApiKey('azen', 'eu1')).toMatch(/^az_live_eu1_[0-9a-f]{40}$/);
  });
});

describe('displayPrefix', () => {
  it('returns the first 14 characters of a key, besides the name of its installation', () => {
    expect(displayPrefix('mnx_ws_ab12345678')).toBe('mnx_ws_ab12345');
    expect(displayPrefix('mnx_ws_eu1_ab12345678')).toBe('mnx_ws_eu1_ab12345');
  });
});

describe('sha256', () => {
  it('hashes the FIPS 180-2 test vector to its published digest', () => {
    expect(sha256('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('bearerCredential', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   abc ', 'abc'],
    ['Bearer a b', 'a b'],
  ])('reads the header %j as the credential %j', (header, credential) => expect(bearerCredential(header)).toBe(credential));

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'abc', 'Bearerabc'])(
    'finds no credential in the header %j',
    (header) => expect(bearerCredential(header)).toBeUndefined(),
  );
});

describe('presentedKey', () => {
  it.each([
    [{ authorization: 'Bearer abc' }, 'abc'],
    [{ 'x-api-key': 'abc' }, 'abc'],
    [{ 'x-api-key': ' Bearer  abc ' }, 'abc'],
    [{ 'x-api-key': 'bearer abc' }, 'abc'],
    [{ 'x-api-key': 'bearerabc' }, 'bearerabc'],
    [{ authorization: 'Bearer abc', 'x-api-key': 'other' }, 'abc'],
    [{ authorization: 'Basic cHJveHk6cGFzcw==', 'x-api-key': 'abc' }, 'abc'],
  ])('reads the headers %j as the key %j', (headers, key) => expect(presentedKey(headers)).toBe(key));

  it.each([{}, { 'x-api-key': '' }, { 'x-api-key': 'Bearer' }, { 'x-api-key': 'Bearer ' }, { authorization: 'Basic abc' }])(
    'finds no key in the headers %j',
    (headers) => expect(presentedKey(headers)).toBeUndefined(),
  );
});
