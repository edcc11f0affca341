import { CipherKey } from '../../database/encryption/cipher-key.js';
import { Keyring } from '../../database/encryption/keyring.js';
import type { Turn } from './turn.types.js';
import { versionColumns, versionOf } from './turn-version.js';

const turn = (content: string, meta: Record<string, string> = {}, externalId?: string): Turn => ({
  content,
  meta: { role: 'user', ...meta },
  saidAt: new Date(0),
  externalId,
});
const [older, newer] = [1, 2].map((byte) => new CipherKey(Buffer.alloc(32, byte))) as [CipherKey, CipherKey];
const of = (sent: Turn, { keyring = new Keyring(), source = 's', workspace = 1 } = {}) =>
  versionOf(keyring, workspace, source, sent, { fate: sent, redacted: sent });
const hashesOf = (...args: Parameters<typeof of>) => versionColumns(of(...args));

describe('versionOf', () => {
  const first = turn('text', {}, 'a');

  it('names a turn by source, subject and id, and tells what it says and who', () => {
    const { turnKey, turnVersion } = hashesOf(first);
    expect(hashesOf(turn('text', { timestamp: 'later' }, 'a'))).toEqual({ turnKey, turnVersion });
    for (const other of [
      hashesOf(first, { source: 'x' }),
      hashesOf(turn('text', { user_id: 'u' }, 'a')),
      hashesOf(turn('text', {}, 'b')),
    ])
      expect(other.turnKey).not.toBe(turnKey);
    for (const other of [hashesOf(turn('other', {}, 'a')), hashesOf(turn('text', { name: 'Ana' }, 'a'))]) {
      expect(other.turnKey).toBe(turnKey);
      expect(other.turnVersion).not.toBe(turnVersion);
    }
  });

  it('is undefined for a turn without an id, and no version for one that could not be kept', () => {
    expect(of(turn('text'))).toBeUndefined();
    expect(versionColumns(undefined)).toEqual({ turnKey: null, turnVersion: null });
    const rejected = { outcome: 'error', reason: 'pii_rejected' } as const;
    expect(versionOf(new Keyring(), 1, 's', first, { fate: rejected, redacted: first })?.versions).toEqual([]);
  });

  it('is known under a previous key as well, and under none without the keys', () => {
    const before = of(first, { keyring: new Keyring(older) })!;
    const after = of(first, { keyring: new Keyring(newer, [older]) })!;
    expect(after.keys).toContainEqual(before.keys[0]);
    expect(after.versions).toContainEqual(before.versions[0]);
    expect(before.keys[0]).not.toEqual(of(first)!.keys[0]);
    expect(of(first, { keyring: new Keyring(newer), workspace: 2 })!.keys[0]).not.toEqual(after.keys[0]);
  });
});
