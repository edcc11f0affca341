import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const ID_BYTES = 8;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The purpose of a subkey. A leaked subkey reveals nothing about the others or about the key. The names are part of the
 * derivation and must never change: `seal` is the encryption of texts, `request` that of digests.
 */
export type Purpose = 'seal' | 'text hash' | 'lexeme' | 'meta' | 'scope' | 'external id' | 'request';

/**
 * An encryption key of the operator. It is never used directly: a subkey for each purpose is derived from it by
 * HKDF-SHA-256 (RFC 5869). Texts are encrypted with AES-256-GCM (NIST SP 800-38D): a new random IV of 12 bytes, the
 * ciphertext, and the tag of 16 bytes.
 */
export class CipherKey {
  /**
   * The identifier of the key: the first 8 bytes of its SHA-256, in hexadecimal. It reveals nothing about the key,
   * because that has 32 random bytes.
   */
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

  /** @param context the additional authenticated data: the text can be decrypted only in the same context */
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

  /**
   * Returns the HMAC-SHA-256 of a value. Equal values have equal hashes within one context, and without the key nobody
   * can find a value by trying candidates.
   */
  hash(purpose: Exclude<Purpose, 'seal' | 'request'>, context: string, value: string | Buffer): Buffer {
    return createHmac('sha256', this.subkey(purpose)).update(`${context}\0`).update(value).digest();
  }

  /**
   * Encrypts a digest of 32 bytes deterministically, so that encrypted digests can be compared as those of {@link hash}
   * can, and still be re-encrypted under another key. Two AES blocks in ECB mode are safe here, because the digests of
   * a good hash function have no blocks in common.
   */
  encryptDigest(context: string, digest: Buffer): Buffer {
    const cipher = createCipheriv('aes-256-ecb', this.digestKey(context), null).setAutoPadding(false);
    return Buffer.concat([cipher.update(digest), cipher.final()]);
  }

  /** Decrypts a digest that {@link encryptDigest} encrypted. */
  decryptDigest(context: string, encrypted: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-ecb', this.digestKey(context), null).setAutoPadding(false);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
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
