/** The types of recommendations, each with its meaning. */
export const RECOMMENDATION_TYPES = {
  stale: 'was not stored, changed or retrieved for 30 days, and is not important',
  duplicate: 'several memories say nearly the same',
  overlong: 'is too long to be found well',
  expired: 'the time that it is about is over',
  contradiction: 'a newer memory may have taken the place of an older one',
} as const;
export type RecommendationType = keyof typeof RECOMMENDATION_TYPES;

/** The types that a workspace may have applied by themselves: where the rules are sure, nothing is lost. */
export const SAFE_TYPES = ['duplicate', 'expired'] as const satisfies RecommendationType[];

export const RECOMMENDATION_STATUSES = {
  open: 'waits for somebody to decide',
  applied: 'was carried out',
  dismissed: 'was turned down, and is not made again for these texts',
} as const;
export type RecommendationStatus = keyof typeof RECOMMENDATION_STATUSES;

/** A change of the memories of a recommendation. */
export type Proposal =
  | { readonly action: 'archive' }
  /** The memory `keptId` gets the text, and the others are archived. */
  | { readonly action: 'merge'; readonly text: string; readonly keptId: number }
  | { readonly action: 'split'; readonly texts: readonly string[] }
  | { readonly action: 'compress'; readonly text: string }
  /** The first memory is the newer one; the other is archived. */
  | { readonly action: 'supersede' };

/** The memories that a recommendation is about, as they were when it was made. */
export interface Subjects {
  readonly type: RecommendationType;
  readonly memoryIds: readonly number[];
  /** The hashes of their texts, in the same order. */
  readonly textHashes: readonly Buffer[];
}

/** Something that the optimizer has found. */
export interface Finding extends Subjects {
  /** True if the rules are sure that nothing is lost by it. */
  readonly isSafe: boolean;
}

/** The changes of an application, to be undone. */
export interface Undo {
  /** The memories that it archived. */
  readonly archived: readonly number[];
  /** The memory whose text it changed, with the number of the revision that holds the one before. */
  readonly edited?: { readonly id: number; readonly revision: number } | undefined;
  /** The memories that it stored. */
  readonly stored: readonly number[];
  /** The confidence of the link that it settled; null if there was none. */
  readonly confidence?: number | null;
  /** The versions of all these memories after it, by id: with another one, it can no longer be undone. */
  readonly versions: Readonly<Record<string, number>>;
}

export interface Recommendation extends Finding {
  readonly id: number;
  readonly status: RecommendationStatus;
  readonly undo: Undo | null;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
}
