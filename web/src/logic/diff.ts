import { diffWordsWithSpace } from 'diff';

/** A part of a comparison of two texts. */
export interface DiffPart {
  readonly text: string;
  readonly change: 'same' | 'added' | 'removed';
}

/** Returns what became of `before` in `after`, word by word; of words that changed in a row, first the old ones, then the new. */
export function diffOf(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed) parts.push({ text: removed, change: 'removed' });
    if (added) parts.push({ text: added, change: 'added' });
    [removed, added] = ['', ''];
  };
  const changes = diffWordsWithSpace(before, after);
  for (const [index, change] of changes.entries()) {
    const isBetween = removed + added !== '' && changes[index + 1] !== undefined && !change.value.trim();
    if (change.removed) removed += change.value;
    else if (change.added) added += change.value;
    else if (isBetween) [removed, added] = [removed + change.value, added + change.value];
    else {
      flush();
      parts.push({ text: change.value, change: 'same' });
    }
  }
  flush();
  return parts;
}

/** Reads meta that somebody typed. @returns the object, or what is wrong with the text */
export function readMeta(text: string): { readonly meta: Record<string, unknown> } | { readonly problem: string } {
  if (!text.trim()) return { meta: {} };
  try {
    const meta: unknown = JSON.parse(text);
    if (typeof meta === 'object' && meta !== null && !Array.isArray(meta)) return { meta: meta as Record<string, unknown> };
    return { problem: 'It must be an object, such as {"source": "slack"}' };
  } catch (error) {
    return { problem: `This is no JSON: ${(error as Error).message}` };
  }
}

/** Returns the merge patch that turns one meta into another: null removes a key. */
export function metaPatch(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(before)) if (!(key in after)) patch[key] = null;
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (JSON.stringify(old) === JSON.stringify(value)) continue;
    patch[key] = isObject(old) && isObject(value) ? metaPatch(old, value) : value;
  }
  return patch;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
