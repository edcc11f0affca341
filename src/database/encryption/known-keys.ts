import type { QueryRunner } from 'typeorm';
import { StartError } from '../../common/start-error.js';
import { BROADCAST_CHANNEL } from '../broadcast.js';
import type { CipherKey } from './cipher-key.js';
import type { Keyring } from './keyring.js';

/** The text that each key encrypts as a proof: a key that decrypts the stored proof is the right one. */
const PROOF_TEXT = 'the key is the right one';
const CONTEXT = 'encryption_keys';
/** The subject of the message that processes send when the database is sealed or unsealed. */
export const ENCRYPTION_CHANGED = 'encryption';

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
  if (!current) {
    await unseal(runner);
    return;
  }
  await runner.query('INSERT INTO encryption_keys (id, proof) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    current.id,
    current.encrypt(PROOF_TEXT, CONTEXT),
  ]);
}

/** From now on this process writes plain texts, which the others must not take for planted ones. */
async function unseal(runner: QueryRunner): Promise<void> {
  const [{ sealed }] = await runner.query('SELECT sealed_by IS NOT NULL AS sealed FROM installation');
  if (!sealed) return;
  await runner.query('UPDATE installation SET sealed_by = NULL');
  await runner.query('SELECT pg_notify($1, $2)', [BROADCAST_CHANNEL, ENCRYPTION_CHANGED]);
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
