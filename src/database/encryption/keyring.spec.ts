import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { CipherKey } from './cipher-key.js';
import { type EncryptionContext, Keyring, Unreadable } from './keyring.js';

const [OLD, NEW, OTHER] = [1, 2, 3].map((byte) => new CipherKey(Buffer.alloc(32, byte))) as [CipherKey, CipherKey, CipherKey];
const context: fc.Arbitrary<EncryptionContext> = fc.record({
  workspaceId: fc.integer({ min: 1, max: 3 }),
  row: fc.constantFrom('memory 1', 'memory 2', 'event 1, turn 2'),
  field: fc.constantFrom('text', 'meta'),
});
const HERE: EncryptionContext = { workspaceId: 1, row: 'memory 7', field: 'text' };
/** Anything a caller may write: what looks encrypted, too. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string().map((rest) => `\u0001mn1.${rest}`),
  fc.string().map((rest) => `\u0001mn0.${rest}`),
);

describe('a keyring', () => {
  it('opens what it encrypted, where it belongs, and nowhere else', () => {
    const ring = new Keyring(NEW);
    fc.assert(
      fc.property(context, context, text, (here, there, said) => {
        const kept = ring.encrypt(here, said);
        expect(ring.decrypt(here, kept)).toBe(said);
        expect(kept.startsWith(ring.mark)).toBe(true);
        if (JSON.stringify(here) !== JSON.stringify(there)) expect(() => ring.decrypt(there, kept)).toThrow(Unreadable);
      }),
    );
  });

  it('keeps plain what it has no key for, whatever it looks like', () => {
    fc.assert(
      fc.property(context, text, (here, said) => {
        for (const ring of [new Keyring(), new Keyring(null, [OLD])]) {
          expect(ring.decrypt(here, ring.encrypt(here, said))).toBe(said);
          expect(ring.encrypt(here, said).startsWith('\u0001mn1.')).toBe(false);
        }
        expect(new Keyring(NEW).decrypt(here, new Keyring().encrypt(here, said))).toBe(said);
      }),
    );
  });

  it('refuses what was changed by a single bit, cut short or lengthened', () => {
    const ring = new Keyring(NEW);
    const kept = ring.encrypt(HERE, 'the alarm code is by the door');
    const encrypted = Buffer.from(kept.slice(ring.mark.length), 'base64');
    for (let bit = 0; bit < encrypted.length * 8; bit++) {
      const changed = Buffer.from(encrypted);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => ring.decrypt(HERE, ring.mark + changed.toString('base64'))).toThrow(
        `text of memory 7 in workspace 1 cannot be decrypted: authentication failed (key ${NEW.id})`,
      );
    }
    for (const wrong of [encrypted.subarray(1), encrypted.subarray(0, 27), Buffer.concat([encrypted, encrypted])])
      expect(() => ring.decrypt(HERE, ring.mark + wrong.toString('base64'))).toThrow(Unreadable);
    expect(() => ring.decrypt(HERE, `${ring.mark}?`)).toThrow('it is malformed');
  });

  it('never seals the same twice, and never shows what it encrypted', () => {
    const ring = new Keyring(NEW);
    const kept = Array.from({ length: 200 }, () => ring.encrypt(HERE, 'the alarm code'));
    expect(new Set(kept).size).toBe(200);
    for (const each of kept) expect(each).not.toContain('alarm');
  });

  it('reads what is under an earlier key, and names the one that is missing', () => {
    const kept = new Keyring(OLD).encrypt(HERE, 'before');
    expect(new Keyring(NEW, [OTHER, OLD]).decrypt(HERE, kept)).toBe('before');
    expect(new Keyring(null, [OLD]).decrypt(HERE, kept)).toBe('before');
    for (const ring of [new Keyring(NEW, [OTHER]), new Keyring()])
      expect(() => ring.decrypt(HERE, kept)).toThrow(`its key ${OLD.id} was not given`);
  });

  it('does not open under a key that another id stands on', () => {
    const ring = new Keyring(NEW, [OLD]);
    const kept = ring.encrypt(HERE, 'x').replace(NEW.id, OLD.id);
    expect(() => ring.decrypt(HERE, kept)).toThrow(`authentication failed (key ${OLD.id})`);
  });

  it('keeps JSON as a list with what it is found by', () => {
    const ring = new Keyring(NEW);
    const kept = ring.encryptJson(HERE, '{"a":1}', ['token']);
    expect(JSON.parse(kept)).toEqual([expect.stringContaining(ring.mark), 'token']);
    expect(ring.decryptJson(HERE, kept)).toBe('{"a":1}');
    for (const plain of ['{"a":1}', '["two",2]', '[]', 'null', '"x"', '7']) expect(ring.decryptJson(HERE, plain)).toBe(plain);
    expect(new Keyring().encryptJson(HERE, '{"a":1}', ['token'])).toBe('{"a":1}');
  });

  it('has the current key only once', () => {
    expect(new Keyring(NEW, [OLD, NEW]).keys).toEqual([NEW, OLD]);
    expect([new Keyring().isOn, new Keyring(null, [OLD]).isOn]).toEqual([false, true]);
  });
});

describe('a key', () => {
  it('is known by the beginning of its SHA-256', () => {
    expect(OLD.id).toBe('72cd6e8422c407fb');
    expect(() => new CipherKey(Buffer.alloc(16))).toThrow('32 bytes');
  });

  it('hashes equal values of one context alike, and no others', () => {
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

  it('hides a digest so that only it can show it', () => {
    const digest = randomBytes(32);
    const hidden = OLD.hideDigest('1 key', digest);
    expect(hidden).toHaveLength(32);
    expect(OLD.hideDigest('1 key', digest)).toEqual(hidden);
    expect(OLD.showDigest('1 key', hidden)).toEqual(digest);
    for (const other of [OLD.hideDigest('2 key', digest), NEW.hideDigest('1 key', digest), digest])
      expect(other).not.toEqual(hidden);
  });
});
