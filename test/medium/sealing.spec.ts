import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { CipherKey } from '../../src/database/encryption/cipher-key.js';
import { Keyring } from '../../src/database/encryption/keyring.js';
import { ensureEncryptionKeys } from '../../src/database/encryption/known-keys.js';
import { KeyRotationRepository } from '../../src/modules/encryption/key-rotation.repository.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';

const KEY = new CipherKey(Buffer.alloc(32, 3));

describe.each(engines)('the seal of a database on $name', (engine) => {
  const database = useDatabase(engine);
  const rotations = () => new KeyRotationRepository(handlesOf(database()).db, handlesOf(database()).transactions);
  const rotate = async (toKeyId: string | null, rowsFailed: number) => {
    await rotations().begin(toKeyId, 1);
    const rotation = await rotations().claim(randomUUID(), toKeyId);
    await rotations().finish(rotation!, rowsFailed);
    return rotations().isSealed();
  };
  /** Does what a process with these keys does at its start. */
  const start = async (keyring: Keyring) => {
    const runner = database().dataSource.createQueryRunner();
    await ensureEncryptionKeys(runner, keyring).finally(() => runner.release());
    return rotations().isSealed();
  };

  it('is made by a rotation that has encrypted everything, and broken by a process that writes plain texts', async () => {
    expect(await start(new Keyring(KEY))).toBe(false);
    expect(await rotate(KEY.id, 1)).toBe(false);
    expect(await rotate(KEY.id, 0)).toBe(true);
    expect(await start(new Keyring(KEY))).toBe(true);
    expect(await start(new Keyring(null, [KEY]))).toBe(false);
    expect(await rotate(KEY.id, 0)).toBe(true);
    expect(await rotate(null, 0)).toBe(false);
  });
});
