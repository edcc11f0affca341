import type { Versioned } from '../records/record.types.js';

/** Returns the strong ETag of a memory: it changes with text and meta, but not with the access count. */
export const etagOf = ({ id, version, updatedAt }: Versioned): string => `"${id}-${version}-${updatedAt.getTime().toString(36)}"`;

const ENTITY_TAG = /(?:W\/)?"[^"]*"/g;

/** True if `If-Match` allows a change of this memory; a weak tag never does (RFC 9110, 13.1.1). */
export function isMatch(ifMatch: string | undefined, memory: Versioned): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  const tags: string[] = ifMatch.match(ENTITY_TAG) ?? [];
  return tags.includes(etagOf(memory));
}
