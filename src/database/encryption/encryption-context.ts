import type { Place } from './keyring.js';

/** A text of a memory. A revision of it is a copy, and is kept as the memory's own. */
export const memoryPlace = (workspaceId: number, id: number | null, field: 'text' | 'meta' | 'temporal'): Place => ({
  workspaceId,
  row: `memory ${id}`,
  field,
});

/** A text of a turn of a conversation. */
export const turnPlace = (workspaceId: number, batchId: number, position: number, field: 'content' | 'meta'): Place => ({
  workspaceId,
  row: `event ${batchId}, turn ${position}`,
  field,
});

/** What an Idempotency-Key remembers. @param field of a part: its name, too */
export const keyPlace = (workspaceId: number, key: string, field: string): Place => ({
  workspaceId,
  row: `Idempotency-Key ${key}`,
  field,
});
