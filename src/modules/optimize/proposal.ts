import { mergeOf } from '../../text/dedup/merge.js';
import { stillMeans } from '../../text/dedup/relative-time.js';
import { shorteningOf } from '../../text/shorten.js';
import type { Proposal, RecommendationType } from './recommendation.types.js';

/** A memory that a recommendation is about. */
export interface SubjectMemory {
  readonly id: number;
  readonly text: string;
  /** The time at which the text was said. */
  readonly validFrom: Date;
}

/** Maximum length of a memory, in code points. */
const MAX_LENGTH = 10_000;

/**
 * Returns what to do with the memories of a recommendation: the same for the same texts.
 * @param memories in the order of the recommendation
 * @param timeZone IANA name of the zone in which the texts were said
 * @returns undefined if nothing is to be done with these texts
 */
export function proposalOf(type: RecommendationType, memories: readonly SubjectMemory[], timeZone: string): Proposal | undefined {
  switch (type) {
    case 'stale':
    case 'expired':
      return { action: 'archive' };
    case 'contradiction':
      return { action: 'supersede' };
    case 'overlong':
      return shorteningOf(memories[0]!.text);
    case 'duplicate': {
      const merged = mergedOf(memories, timeZone);
      return merged && { action: 'merge', text: merged.text, keptId: merged.keptId };
    }
  }
}

/** A text that says all that several memories say, and the memory that is to have it. */
export interface Merged {
  readonly text: string;
  readonly keptId: number;
  readonly isSafe: boolean;
}

/**
 * Merges memories of nearly the same meaning, the oldest first. The oldest is kept, so that its id stays the one that callers
 * know, unless another one says all of it already.
 * @returns undefined if two of them contradict each other or mean another day, or the text would be too long
 */
export function mergedOf(memories: readonly SubjectMemory[], timeZone: string): Merged | undefined {
  const [oldest, ...newer] = [...memories].sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime() || a.id - b.id);
  if (!oldest || !newer.length) return undefined;
  let [text, isSafe] = [oldest.text, true];
  for (const memory of newer) {
    const said = { text, saidAt: oldest.validFrom };
    const merge = stillMeans(said, { now: memory.validFrom, timeZone }) ? mergeOf(text, memory.text) : undefined;
    if (!merge) return undefined;
    text = merge.text;
    isSafe &&= merge.isSafe;
  }
  if ([...text].length > MAX_LENGTH) return undefined;
  const kept = [oldest, ...newer].find((memory) => memory.text === text) ?? oldest;
  return { text, keptId: kept.id, isSafe };
}
