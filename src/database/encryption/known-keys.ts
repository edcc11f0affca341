import type { QueryRunner } from 'typeorm';
import { StartError } from '../../common/start-error.js';
import type { CipherKey } from './cipher-key.js';
import type { Keyring } from './keyring.js';

/** The text that each key encrypts as a proof: a key that decrypts the stored proof is the right one. */
const PROOF_TEXT = 'the key is the right one';
const CONTEXT = 'encryption_keys';

/**
 * Checks that this process has every key under which the database has texts, and registers the current key before the
 * first text is encrypted under it.
 * @throws StartError with the id of the missing key and the variable that must contain it
 */
export async function ensureEncryptionKeys(runner: QueryRunner, keyring: Keyring): Promise<void> {
  const known: { id: string; proof: Buffer }[] = await runner.query('SELECT id, proof FROM encryption_keys ORDER BY id');
  const missing = known.filter(({ id, proof }) => !isProofOf(keyring.find(id), proof)).map(({ id }) => id);
  if (missing.length) throw new StartError(missingKeysMessage(keyring, missing));
  const { current } = keyring;
  if (!current) return;
  await runner.query('INSERT INTO encryption_keys (id, proof) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    current.id,
    current.encrypt(PROOF_TEXT, CONTEXT),
  ]);
}

function isProofOf(key: CipherKey | undefined, proof: Buffer): boolean {
  try {
    return key?.decrypt(proof, CONTEXT) === PROOF_TEXT;
  } catch {
    return false;
  }
}

function missingKeysMessage({ isEnabled }: Keyring, missing: readonly string[]): string {
  const keys = `${missing.length > 1 ? 'keys' : 'key'} ${missing.join(', ')}`;
  const required = `the ${keys} (the first 16 digits of its SHA-256), under which this database keeps texts`;
  return isEnabled
    ? `ENCRYPTION_KEY or ENCRYPTION_KEYS_PREVIOUS must hold ${required}, and holds another one`
    : `ENCRYPTION_KEY must be ${required}`;
}
