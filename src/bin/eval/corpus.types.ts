/** The common fields of labelled items. */
interface Item {
  readonly id: string;
  /** The tested phenomenon, such as `negation`; figures are reported per group. */
  readonly group: string;
}

/** A value that must not be stored. */
interface Span {
  readonly kind: string;
  readonly value: string;
}

export interface PiiItem extends Item {
  readonly text: string;
  readonly expect: 'pass' | 'redact' | 'reject';
  readonly spans?: readonly Span[];
  /** Texts that the stored text must still contain. */
  readonly keep?: readonly string[];
  readonly meta?: Record<string, unknown>;
  readonly meta_spans?: readonly Span[];
  readonly meta_keep?: readonly string[];
}

export interface DedupItem extends Item {
  readonly old: string;
  readonly new: string;
  readonly expect: string;
  /** Other actions that are right. */
  readonly also: readonly string[];
  /** Facts, as strings or `re:` expressions; afterwards, some live memory must contain each of them. */
  readonly must_keep: readonly string[];
  /** Facts that no live memory may contain afterwards. */
  readonly must_not: readonly string[];
}

export interface TemporalItem extends Item {
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly type: 'temporal' | 'persistent';
  /** A UTC date; null for a persistent item. */
  readonly valid_until: string | null;
  readonly tolerance_days: number;
}

export interface BandItem extends Item {
  readonly text: string;
  readonly band: 'low' | 'mid' | 'high';
}

export interface PairItem extends Item {
  readonly more: string;
  readonly less: string;
}

export type ImportanceItem = BandItem | PairItem;

export interface CategoriesItem extends Item {
  readonly text: string;
  readonly any_of: readonly string[];
  readonly none_of: readonly string[];
}

/** The corpora by name. */
export interface CorpusItems {
  readonly pii: PiiItem;
  readonly dedup: DedupItem;
  readonly temporal: TemporalItem;
  readonly importance: ImportanceItem;
  readonly categories: CategoriesItem;
}

export type CorpusName = keyof CorpusItems;
