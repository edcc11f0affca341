import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { CipherKey } from './cipher-key.js';
import { DecryptionError, type EncryptionContext, Keyring } from './keyring.js';

const [OLD, NEW, OTHER] = [1, 2, 3].map((byte) => new CipherKey(Buffer.alloc(32, byte))) as [CipherKey, CipherKey, CipherKey];
const context: fc.Arbitrary<EncryptionContext> = fc.record({
  workspaceId: fc.integer({ min: 1, max: 3 }),
  row: fc.constantFrom('memory 1', 'memory 2', 'event 1, turn 2'),
  field: fc.constantFrom('text', 'meta'),
});
const HERE: EncryptionContext = { workspaceId: 1, row: 'memory 7', field: 'text' };
/** Any text that a caller may send, including texts that look encrypted. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string().map((rest) => `\u0001mn1.${rest}`),
  fc.string().map((rest) => `\u0001mn0.${rest}`),
);

describe('Keyring', () => {
  it('decrypts a text in the context that it was encrypted for, and in no other', () => {
    const ring = new Keyring(NEW);
    fc.assert(
      fc.property(context, context, text, (here, there, plain) => {
        const stored = ring.encrypt(here, plain);
        expect(ring.decrypt(here, stored)).toBe(plain);
        expect(stored.startsWith(ring.keyPrefix)).toBe(true);
        if (JSON.stringify(here) !== JSON.stringify(there)) expect(() => ring.decrypt(there, stored)).toThrow(DecryptionError);
      }),
    );
  });

  it('stores texts plain without a current key, including texts that look encrypted', () => {
    fc.assert(
      fc.property(context, text, (here, plain) => {
        for (const ring of [new Keyring(), new Keyring(null, [OLD])]) {
          expect(ring.decrypt(here, ring.encrypt(here, plain))).toBe(plain);
          expect(ring.encrypt(here, plain).startsWith('\u0001mn1.')).toBe(false);
        }
        expect(new Keyring(NEW).decrypt(here, new Keyring().encrypt(here, plain))).toBe(plain);
      }),
    );
  });

  it('refuses a text whose ciphertext was changed by one bit, truncated or extended', () => {
    const ring = new Keyring(NEW);
    const stored = ring.encrypt(HERE, 'the alarm code is by the door');
    const encrypted = Buffer.from(stored.slice(ring.keyPrefix.length), 'base64');
    for (let bit = 0; bit < encrypted.length * 8; bit++) {
      const changed = Buffer.from(encrypted);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => ring.decrypt(HERE, ring.keyPrefix + changed.toString('base64'))).toThrow(
        `text of memory 7 in workspace 1 cannot be decrypted: authentication failed (key ${NEW.id})`,
      );
    }
    for (const wrong of [encrypted.subarray(1), encrypted.subarray(0, 27), Buffer.concat([encrypted, encrypted])])
      expect(() => ring.decrypt(HERE, ring.keyPrefix + wrong.toString('base64'))).toThrow(DecryptionError);
    expect(() => ring.decrypt(HERE, `${ring.keyPrefix}?`)).toThrow('it is malformed');
  });

  it('encrypts the same text differently each time, and the result does not contain the text', () => {
    const ring = new Keyring(NEW);
    const stored = Array.from({ length: 200 }, () => ring.encrypt(HERE, 'the alarm code'));
    expect(new Set(stored).size).toBe(200);
    for (const each of stored) expect(each).not.toContain('alarm');
  });

  it('decrypts texts under a previous key, and names the key that is missing', () => {
    const stored = new Keyring(OLD).encrypt(HERE, 'before');
    expect(new Keyring(NEW, [OTHER, OLD]).decrypt(HERE, stored)).toBe('before');
    expect(new Keyring(null, [OLD]).decrypt(HERE, stored)).toBe('before');
    for (const ring of [new Keyring(NEW, [OTHER]), new Keyring()])
      expect(() => ring.decrypt(HERE, stored)).toThrow(`its key ${OLD.id} was not given`);
  });

  it('refuses a text whose key id was replaced by that of another key', () => {
    const ring = new Keyring(NEW, [OLD]);
    const stored = ring.encrypt(HERE, 'x').replace(NEW.id, OLD.id);
    expect(() => ring.decrypt(HERE, stored)).toThrow(`authentication failed (key ${OLD.id})`);
  });

  it('stores encrypted JSON as an array of the encrypted text and its search tokens', () => {
    const ring = new Keyring(NEW);
    const stored = ring.encryptJson(HERE, '{"a":1}', ['token']);
    expect(JSON.parse(stored)).toEqual([expect.stringContaining(ring.keyPrefix), 'token']);
    expect(ring.decryptJson(HERE, stored)).toBe('{"a":1}');
    for (const plain of ['{"a":1}', '["two",2]', '[]', 'null', '"x"', '7']) expect(ring.decryptJson(HERE, plain)).toBe(plain);
    expect(new Keyring().encryptJson(HERE, '{"a":1}', ['token'])).toBe('{"a":1}');
  });

  it('refuses plain texts once everything is encrypted, but for what stands in place of erased ones', () => {
    const sealed = new Keyring(NEW, [OLD]);
    sealed.isSealed = true;
    fc.assert(
      fc.property(context, text, (here, plain) => {
        expect(sealed.decrypt(here, sealed.encrypt(here, plain))).toBe(plain);
        expect(sealed.decrypt(here, new Keyring(OLD).encrypt(here, plain))).toBe(plain);
        expect(() => sealed.decrypt(here, new Keyring().encrypt(here, plain))).toThrow(DecryptionError);
      }),
    );
    for (const plain of ['{"a":1}', '["two",2]', '"x"'])
      expect(() => sealed.decryptJson(HERE, plain)).toThrow(
        'text of memory 7 in workspace 1 cannot be decrypted: it is not encrypted',
      );
    expect([sealed.decrypt(HERE, '[ERASED]'), sealed.decryptJson(HERE, '{}')]).toEqual(['[ERASED]', '{}']);
    const withoutKey = new Keyring(null, [NEW]);
    withoutKey.isSealed = true;
    expect(withoutKey.decrypt(HERE, 'plain')).toBe('plain');
  });

  it('contains the current key only once', () => {
    expect(new Keyring(NEW, [OLD, NEW]).keys).toEqual([NEW, OLD]);
    expect([new Keyring().isEnabled, new Keyring(null, [OLD]).isEnabled]).toEqual([false, true]);
  });
});

describe('CipherKey', () => {
  it('has the first 8 bytes of its SHA-256 as id, and refuses a key of any other length than 32 bytes', () => {
    expect(OLD.id).toBe('72cd6e8422c407fb');
    expect(() => new CipherKey(Buffer.alloc(16))).toThrow('32 bytes');
  });

  it('gives equal hashes to equal values of one context, and to no others', () => {
    const hashes = [
      OLD.hash('text hash', '1', 'a'),
      OLD.hash('text hash', '1', 'b'),
      OLD.hash('text hash', '2', 'a'),
      OLD.hash('lexeme', '1', 'a'),
      NEW.hash('text hash', '1', 'a'),
    ];
    expect(new Set(hashes.map((hash) => hash.toString('hex'))).size).toBe(5);
    expect(OLD.hash('text hash', '1', 'a')).toEqual(hashes[0]);
  });

  it('encrypts a digest deterministically, and decrypts it', () => {
    const digest = randomBytes(32);
    const encrypted = OLD.encryptDigest('1 key', digest);
    expect(encrypted).toHaveLength(32);
    expect(OLD.encryptDigest('1 key', digest)).toEqual(encrypted);
    expect(OLD.decryptDigest('1 key', encrypted)).toEqual(digest);
    for (const other of [OLD.encryptDigest('2 key', digest), NEW.encryptDigest('1 key', digest), digest])
      expect(other).not.toEqual(encrypted);
  });
});
