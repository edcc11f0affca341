import type { EncryptionContext } from './keyring.js';

/** A text of a memory. A revision of it is a copy, and is kept as the memory's own. */
export const memoryContext = (
  workspaceId: number,
  id: number | null,
  field: 'text' | 'meta' | 'temporal',
): EncryptionContext => ({
  workspaceId,
  row: `memory ${id}`,
  field,
});

/** A text of a turn of a conversation. */
export const turnContext = (
  workspaceId: number,
  batchId: number,
  position: number,
  field: 'content' | 'meta',
): EncryptionContext => ({
  workspaceId,
  row: `event ${batchId}, turn ${position}`,
  field,
});

/** What an Idempotency-Key remembers. @param field of a part: its name, too */
export const idempotencyKeyContext = (workspaceId: number, key: string, field: string): EncryptionContext => ({
  workspaceId,
  row: `Idempotency-Key ${key}`,
  field,
});
