import type { QueryRunner } from 'typeorm';
import { StartError } from '../../common/start-error.js';
import type { CipherKey } from './cipher-key.js';
import type { Keyring } from './keyring.js';

/** What each key seals once: who can open it has the key. */
const CHECKED = 'the key is the right one';
const CONTEXT = 'encryption_keys';

/**
 * Sees that every key that texts of this database are under was given, and notes the current one before anything is.
 * @throws StartError that names the key's id, and the variable that it has to be in
 */
export async function ensureEncryptionKeys(runner: QueryRunner, keyring: Keyring): Promise<void> {
  const known: { id: string; proof: Buffer }[] = await runner.query('SELECT id, proof FROM encryption_keys ORDER BY id');
  const missing = known.filter(({ id, proof }) => !isProofOf(keyring.find(id), proof)).map(({ id }) => id);
  if (missing.length) throw new StartError(refusal(keyring, missing));
  const { current } = keyring;
  if (!current) return;
  await runner.query('INSERT INTO encryption_keys (id, proof) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    current.id,
    current.encrypt(CHECKED, CONTEXT),
  ]);
}

function isProofOf(key: CipherKey | undefined, proof: Buffer): boolean {
  try {
    return key?.decrypt(proof, CONTEXT) === CHECKED;
  } catch {
    return false;
  }
}

function refusal({ isOn }: Keyring, missing: readonly string[]): string {
  const keys = `${missing.length > 1 ? 'keys' : 'key'} ${missing.join(', ')}`;
  const what = `the ${keys} (the first 16 digits of its SHA-256), under which this database keeps texts`;
  return isOn
    ? `ENCRYPTION_KEY or ENCRYPTION_KEYS_PREVIOUS must hold ${what}, and holds another one`
    : `ENCRYPTION_KEY must be ${what}`;
}
