import type { EncryptionContext } from './keyring.js';

/** Returns the encryption context of a memory's text. Its revisions are copies of its row, so they have the same context. */
export const memoryContext = (
  workspaceId: number,
  id: number | null,
  field: 'text' | 'meta' | 'temporal' | 'external id',
): EncryptionContext => ({
  workspaceId,
  row: `memory ${id}`,
  field,
});

/** Returns the encryption context of a turn's text. */
export const turnContext = (
  workspaceId: number,
  batchId: number,
  position: number,
  field: 'content' | 'meta' | 'tail' | 'details',
): EncryptionContext => ({
  workspaceId,
  row: `event ${batchId}, turn ${position}`,
  field,
});

/**
 * Returns the encryption context of an answer or an outcome in an idempotency record.
 * @param field for the outcome of a part, contains the name of the part
 */
export const idempotencyKeyContext = (workspaceId: number, key: string, field: string): EncryptionContext => ({
  workspaceId,
  row: `Idempotency-Key ${key}`,
  field,
});

/** Returns the encryption context of both secrets of a webhook: at a rotation, the present one is copied as it is. */
export const webhookContext = (workspaceId: number, id: number): EncryptionContext => ({
  workspaceId,
  row: `webhook ${id}`,
  field: 'secret',
});
