/** The rule for the value of ENCRYPTION_KEY, for the operator. */
export const ENCRYPTION_KEY_RULE = '32 random bytes in hex (64 digits) or base64';

/** Returns the bytes of an encryption key; undefined if `value` is not a key. */
export function encryptionKey(value: unknown): Buffer | undefined {
  const text = String(value);
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}
