import type { AppConfig } from '../../config/config.js';
import { CipherKey } from './cipher-key.js';

/** Where a text is kept. It is encrypted for this context: a copy of it anywhere else does not open. */
export interface EncryptionContext {
  readonly workspaceId: number;
  /** What it belongs to, such as `memory 7`. */
  readonly row: string;
  readonly field: string;
}

/** A text that is kept cannot be read: it was tampered with, belongs to another context, or its key was not given. Shows nothing of it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor({ workspaceId, row, field }: EncryptionContext, reason: string) {
    super(`${field} of ${row} in workspace ${workspaceId} cannot be decrypted: ${reason}`);
  }
}

/** What kept texts begin with that are not what they say: encrypted ones (version 1), and plain ones that happen to begin like this. */
const MARK = '\u0001mn';
const ENCRYPTED = `${MARK}1.`;
const PLAIN = `${MARK}0.`;
/** As the JSON of {@link Keyring.encryptJson} begins. */
const ENCRYPTED_JSON = JSON.stringify([ENCRYPTED]).slice(0, -2);
/** `ENCRYPTED`, the key's id, and IV, ciphertext and tag in base64. */
const ENCRYPTED_TEXT = /^\u0001mn1\.([0-9a-f]{16})\.([A-Za-z0-9+/]+={0,2})$/;

/**
 * The keys that this process was given. Texts are kept under the current one, or plain where there is none; read are those of all keys,
 * and plain ones. A kept text says itself which it is; kept JSON is a list with an encrypted text at its head, as no plain JSON that is kept has.
 */
export class Keyring {
  /** The current one first. */
  readonly keys: readonly CipherKey[];

  constructor(
    readonly current: CipherKey | null = null,
    previous: readonly CipherKey[] = [],
  ) {
    this.keys = current ? [current, ...previous.filter(({ id }) => id !== current.id)] : previous;
  }

  /** Whether anything that is kept may be encrypted. Without it, nothing here costs more than a look at the beginning of a text. */
  get isOn(): boolean {
    return this.keys.length > 0;
  }

  find(id: string): CipherKey | undefined {
    return this.keys.find((key) => key.id === id);
  }

  /** A text as it is kept. */
  encrypt(context: EncryptionContext, text: string): string {
    if (!this.current) return text.startsWith(MARK) ? PLAIN + text : text;
    return `${ENCRYPTED}${this.current.id}.${this.current.encrypt(text, authenticatedDataOf(context)).toString('base64')}`;
  }

  /**
   * What a kept text says.
   * @throws Unreadable
   */
  decrypt(context: EncryptionContext, kept: string): string {
    if (!kept.startsWith(MARK)) return kept;
    if (kept.startsWith(PLAIN)) return kept.slice(PLAIN.length);
    const [, id, encrypted] = ENCRYPTED_TEXT.exec(kept) ?? [];
    if (id === undefined || encrypted === undefined) throw new Unreadable(context, 'it is malformed');
    const key = this.find(id);
    if (!key) throw new Unreadable(context, `its key ${id} was not given`);
    try {
      return key.decrypt(Buffer.from(encrypted, 'base64'), authenticatedDataOf(context));
    } catch {
      throw new Unreadable(context, `authentication failed (key ${id})`);
    }
  }

  /**
   * JSON text as it is kept.
   * @param tokens what is to be found of it in the database
   */
  encryptJson(context: EncryptionContext, json: string, tokens: readonly string[] = []): string {
    return this.current ? JSON.stringify([this.encrypt(context, json), ...tokens]) : json;
  }

  /** @throws Unreadable */
  decryptJson(context: EncryptionContext, kept: string): string {
    return kept.startsWith(ENCRYPTED_JSON) ? this.decrypt(context, JSON.parse(kept)[0]) : kept;
  }

  /** What kept texts begin with that are as {@link encrypt} would have them; where there is no current key: that are not. */
  get mark(): string {
    return this.current ? `${ENCRYPTED}${this.current.id}.` : ENCRYPTED;
  }

  /**
   * SQL: whether a kept text is not as {@link encrypt} would have it.
   * @param kept SQL of the text; of JSON, `column ->> 0`
   * @param mark SQL of the parameter that is {@link mark}
   */
  isStale(kept: string, mark: string): string {
    return `starts_with(${kept}, ${mark}) IS ${this.current ? 'NOT TRUE' : 'TRUE'}`;
  }
}

const authenticatedDataOf = ({ workspaceId, row, field }: EncryptionContext): string => JSON.stringify([workspaceId, row, field]);

export const keyringOf = (encryption: AppConfig['encryption']): Keyring =>
  new Keyring(
    encryption?.key ? new CipherKey(encryption.key) : null,
    encryption?.previousKeys.map((key) => new CipherKey(key)),
  );
