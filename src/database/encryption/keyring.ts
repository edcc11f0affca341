import type { AppConfig } from '../../config/config.js';
import { CipherKey } from './cipher-key.js';

/** The place where an encrypted text is stored. The text is bound to it: a copy in any other place cannot be decrypted. */
export interface EncryptionContext {
  readonly workspaceId: number;
  /** The object that the text belongs to, such as `memory 7`. */
  readonly row: string;
  readonly field: string;
}

/**
 * A stored text cannot be decrypted: it was tampered with, belongs to another context, or its key was not given. The
 * message contains nothing of the text.
 */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';

  constructor({ workspaceId, row, field }: EncryptionContext, reason: string) {
    super(`${field} of ${row} in workspace ${workspaceId} cannot be decrypted: ${reason}`);
  }
}

/**
 * The first characters of stored texts that must be decoded: encrypted texts (version 1), and plain texts that begin
 * with PREFIX.
 */
const PREFIX = '\u0001mn';
const ENCRYPTED = `${PREFIX}1.`;
const PLAIN = `${PREFIX}0.`;
/** The first characters of JSON that {@link Keyring.encryptJson} returns. */
const ENCRYPTED_JSON = JSON.stringify([ENCRYPTED]).slice(0, -2);
/** The texts and JSON that stand in place of erased ones: they are stored plain, and say nothing. */
const ERASED = new Set(['[ERASED]', '{}', 'null']);
/** `ENCRYPTED`, the key's id, and in base64 the IV, the ciphertext and the tag. */
const ENCRYPTED_TEXT = /^\u0001mn1\.([0-9a-f]{16})\.([A-Za-z0-9+/]+={0,2})$/;

/**
 * The keys that this process was given. Texts are encrypted under the current key, or stored plain if there is none;
 * texts under any of the keys, and plain ones, can be decrypted. The first characters of a stored text tell which it
 * is. Encrypted JSON is stored as an array whose first element is an encrypted text, which no plain JSON in the
 * database is.
 */
export class Keyring {
  /** All keys, the current one first. */
  readonly keys: readonly CipherKey[];
  /**
   * True once a key rotation has encrypted everything: a plain text that is found then is one that somebody else has put there,
   * and cannot be decrypted. Without a current key it has no effect.
   */
  isSealed = false;

  constructor(
    readonly current: CipherKey | null = null,
    previous: readonly CipherKey[] = [],
  ) {
    this.keys = current ? [current, ...previous.filter(({ id }) => id !== current.id)] : previous;
  }

  /**
   * True if stored texts may be encrypted. If false, every method here costs no more than a look at the first
   * characters of a text.
   */
  get isEnabled(): boolean {
    return this.keys.length > 0;
  }

  find(id: string): CipherKey | undefined {
    return this.keys.find((key) => key.id === id);
  }

  /** Encrypts a text for storage. Without a current key, returns it plain. */
  encrypt(context: EncryptionContext, text: string): string {
    if (!this.current) return text.startsWith(PREFIX) ? PLAIN + text : text;
    return `${ENCRYPTED}${this.current.id}.${this.current.encrypt(text, authenticatedDataOf(context)).toString('base64')}`;
  }

  /**
   * Decrypts a stored text, which may be plain unless the database is sealed.
   * @throws DecryptionError
   */
  decrypt(context: EncryptionContext, stored: string): string {
    this.refusePlain(context, stored, ENCRYPTED);
    if (!stored.startsWith(PREFIX)) return stored;
    if (stored.startsWith(PLAIN)) return stored.slice(PLAIN.length);
    const [, id, encrypted] = ENCRYPTED_TEXT.exec(stored) ?? [];
    if (id === undefined || encrypted === undefined) throw new DecryptionError(context, 'it is malformed');
    const key = this.find(id);
    if (!key) throw new DecryptionError(context, `its key ${id} was not given`);
    try {
      return key.decrypt(Buffer.from(encrypted, 'base64'), authenticatedDataOf(context));
    } catch {
      throw new DecryptionError(context, `authentication failed (key ${id})`);
    }
  }

  /**
   * Encrypts JSON text for storage. Without a current key, returns it plain.
   * @param tokens hashes of its parts, appended unencrypted so that the database can search by them
   */
  encryptJson(context: EncryptionContext, json: string, tokens: readonly string[] = []): string {
    return this.current ? JSON.stringify([this.encrypt(context, json), ...tokens]) : json;
  }

  /**
   * Decrypts stored JSON text, which may be plain unless the database is sealed.
   * @throws DecryptionError
   */
  decryptJson(context: EncryptionContext, stored: string): string {
    this.refusePlain(context, stored, ENCRYPTED_JSON);
    return stored.startsWith(ENCRYPTED_JSON) ? this.decrypt(context, JSON.parse(stored)[0]) : stored;
  }

  private refusePlain(context: EncryptionContext, stored: string, start: string): void {
    if (this.isSealed && this.current && !stored.startsWith(start) && !ERASED.has(stored))
      throw new DecryptionError(context, 'it is not encrypted');
  }

  /**
   * The first characters of the texts that are encrypted under the current key. Without a current key, those of all
   * encrypted texts.
   */
  get keyPrefix(): string {
    return this.current ? `${ENCRYPTED}${this.current.id}.` : ENCRYPTED;
  }

  /**
   * Returns an SQL condition that is true if a stored text must be re-encrypted, because {@link encrypt} would now
   * return another form of it.
   * @param stored SQL expression of the text; for JSON, `column ->> 0`
   * @param keyPrefix SQL expression of the parameter that has the value of {@link keyPrefix}
   */
  needsReencryption(stored: string, keyPrefix: string): string {
    return `starts_with(${stored}, ${keyPrefix}) IS ${this.current ? 'NOT TRUE' : 'TRUE'}`;
  }
}

const authenticatedDataOf = ({ workspaceId, row, field }: EncryptionContext): string => JSON.stringify([workspaceId, row, field]);

export const keyringOf = (encryption: AppConfig['encryption']): Keyring =>
  new Keyring(
    encryption?.key ? new CipherKey(encryption.key) : null,
    encryption?.previousKeys.map((key) => new CipherKey(key)),
  );
