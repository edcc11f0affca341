import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;
const ID_BYTES = 8;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a subkey is for. One that leaked would say nothing about the others, nor about the key. */
export type Purpose = 'seal' | 'text hash' | 'lexeme' | 'meta' | 'request';

/**
 * A key of the operator. It is used for nothing itself: a subkey for each purpose is derived from it by HKDF-SHA-256 (RFC 5869).
 * What is encrypted is AES-256-GCM (NIST SP 800-38D) with a fresh random IV of 12 bytes, the tag of 16 bytes at its end.
 */
export class CipherKey {
  /** Tells keys apart, and nothing of what they are: the first 8 bytes of the SHA-256 of 32 random bytes, in hex. */
  readonly id: string;
  private readonly subkeys = new Map<Purpose, Buffer>();

  /** @param key 32 bytes from a good source of randomness */
  constructor(private readonly key: Buffer) {
    if (key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`);
    this.id = createHash('sha256')
      .update(key)
      .digest('hex')
      .slice(0, 2 * ID_BYTES);
  }

  /** @param context where the text belongs: it cannot be opened as anything else's */
  encrypt(text: string, context: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.subkey('seal'), iv).setAAD(Buffer.from(context));
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error unless this key encrypted exactly these bytes in this context */
  decrypt(encrypted: Buffer, context: string): string {
    if (encrypted.length < IV_BYTES + TAG_BYTES) throw new Error('too short');
    const iv = encrypted.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.subkey('seal'), iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(encrypted.subarray(-TAG_BYTES));
    return decipher.update(encrypted.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** HMAC-SHA-256: equal values of one context have equal hashes, which without the key nobody can try values on. */
  hash(purpose: Exclude<Purpose, 'seal' | 'request'>, context: string, value: string | Buffer): Buffer {
    return createHmac('sha256', this.subkey(purpose)).update(`${context}\0`).update(value).digest();
  }

  /**
   * Hides a digest of 32 bytes as {@link hash} would, but so that it can be brought under another key: as two blocks of AES, of which
   * nothing repeats where it is the digest of a good hash function.
   */
  hideDigest(context: string, digest: Buffer): Buffer {
    const cipher = createCipheriv('aes-256-ecb', this.digestKey(context), null).setAutoPadding(false);
    return Buffer.concat([cipher.update(digest), cipher.final()]);
  }

  /** The digest that {@link hideDigest} hid. */
  showDigest(context: string, hidden: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-ecb', this.digestKey(context), null).setAutoPadding(false);
    return Buffer.concat([decipher.update(hidden), decipher.final()]);
  }

  private digestKey(context: string): Buffer {
    return createHmac('sha256', this.subkey('request')).update(context).digest();
  }

  private subkey(purpose: Purpose): Buffer {
    let subkey = this.subkeys.get(purpose);
    if (!subkey) {
      subkey = Buffer.from(hkdfSync('sha256', this.key, '', `mnemonest 1 ${purpose}`, KEY_BYTES));
      this.subkeys.set(purpose, subkey);
    }
    return subkey;
  }
}
