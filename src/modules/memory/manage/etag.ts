import type { Versioned } from '../records/record.types.js';

/** A strong ETag: another one after every change of text or meta, the same one however often the memory was returned. */
export const etagOf = ({ id, version, updatedAt }: Versioned): string => `"${id}-${version}-${updatedAt.getTime().toString(36)}"`;

const ENTITY_TAG = /(?:W\/)?"[^"]*"/g;

/** Whether `If-Match` lets a change of this memory through; a weak tag never does (RFC 9110, 13.1.1). */
export function isMatch(ifMatch: string | undefined, memory: Versioned): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  const tags: string[] = ifMatch.match(ENTITY_TAG) ?? [];
  return tags.includes(etagOf(memory));
}
