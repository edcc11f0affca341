import { createHash } from 'node:crypto';
import { RECOMMENDED_LENGTH } from '../../text/shorten.js';
import type { Finding, RecommendationType, Subjects } from './recommendation.types.js';

/** Days without use after which a memory is stale. */
export const WINDOW_DAYS = 30;
/** Importance from which a memory is kept, however seldom it is asked for: an allergy, a decision, a deadline. */
const KEPT_IMPORTANCE = 7;
const DAY_MS = 86_400_000;

/** The columns of a memory by which it is judged on its own. */
export interface JudgedMemory {
  readonly id: number;
  readonly textHash: Buffer;
  /** In code points. */
  readonly textLength: number;
  readonly importance: number;
  /** The end of the time that it is about; null for a lasting fact. */
  readonly validUntil: Date | null;
  readonly updatedAt: Date;
  readonly lastAccessedAt: Date | null;
}

/** Returns what is to be said of a memory on its own. */
export function findingsOf(memory: JudgedMemory, now: Date): Finding[] {
  const types = [...agedTypes(memory, now), ...(memory.textLength > RECOMMENDED_LENGTH ? (['overlong'] as const) : [])];
  return types.map((type) => findingOf(type, [memory], type === 'expired'));
}

function agedTypes({ validUntil, importance, updatedAt, lastAccessedAt }: JudgedMemory, now: Date): RecommendationType[] {
  if (validUntil && validUntil <= now) return ['expired'];
  const used = Math.max(updatedAt.getTime(), lastAccessedAt?.getTime() ?? 0);
  return importance < KEPT_IMPORTANCE && used < now.getTime() - WINDOW_DAYS * DAY_MS ? ['stale'] : [];
}

export const findingOf = (
  type: RecommendationType,
  memories: readonly Pick<JudgedMemory, 'id' | 'textHash'>[],
  isSafe: boolean,
): Finding => ({
  type,
  memoryIds: memories.map(({ id }) => id),
  textHashes: memories.map(({ textHash }) => textHash),
  isSafe,
});

/** Returns a hash by which the same finding about the same texts is known again, once it is decided. */
export function fingerprintOf({ type, memoryIds, textHashes }: Subjects): Buffer {
  const hash = createHash('sha256').update(`${type} ${memoryIds.join(' ')}`);
  for (const textHash of textHashes) hash.update(textHash);
  return hash.digest();
}
