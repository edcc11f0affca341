import { isDeepStrictEqual } from 'node:util';
import type { PiiItem } from './corpus.types.js';
import { isGone, plainForm, stringsIn } from './matching.js';
import { rate, type Score, sum, type Verdict } from './verdict.js';

/** The result of a submission: refused, or the stored text and meta. */
export type PiiOutcome = 'rejected' | { readonly text: string; readonly meta: unknown };

interface PiiVerdict extends Verdict {
  /** Number of redacted spans; 1 for a described secret that was refused. */
  readonly found: number;
  /** Number of spans that were stored at least in part. */
  readonly leaked: number;
  /** 1 for a described secret that was stored. */
  readonly missed: number;
  /** 1 if something was wrongly changed, lost or refused. */
  readonly falsePositives: number;
}

/**
 * Computes precision, recall and F1 over the labelled spans and the texts to refuse. A false positive is an item
 * from which something else was lost: a `pass` item that is not stored byte for byte, or a `redact` item that was
 * refused or lost a `keep`.
 */
export function scorePii(results: readonly { item: PiiItem; outcome: PiiOutcome }[]): Score {
  const verdicts = results.map(({ item, outcome }) => judgePii(item, outcome));
  const total = (key: 'found' | 'leaked' | 'missed' | 'falsePositives') => sum(verdicts.map((verdict) => verdict[key]));
  const found = total('found');
  const falsePositives = total('falsePositives');
  const falseNegatives = total('leaked') + total('missed');
  const negatives = verdicts.filter(({ label }) => label === 'pass');
  const touched = negatives.filter(({ right }) => !right).length;
  return {
    figures: {
      precision: rate(found, found + falsePositives),
      recall: rate(found, found + falseNegatives),
      f1: rate(2 * found, 2 * found + falsePositives + falseNegatives),
      leaked_spans: total('leaked'),
      stored_described_secrets: total('missed'),
      hard_negatives_touched: touched,
      hard_negatives_touched_rate: rate(touched, negatives.length),
    },
    verdicts: verdicts.map(({ id, group, label, right, why }) => ({ id, group, label, right, why })),
  };
}

function judgePii(item: PiiItem, outcome: PiiOutcome): PiiVerdict {
  const none = { found: 0, leaked: 0, missed: 0, falsePositives: 0 };
  const verdict = (counts: Partial<typeof none>, problems: string[]): PiiVerdict => ({
    id: item.id,
    group: item.group,
    label: item.expect,
    right: problems.length === 0,
    why: problems.join(', ') || undefined,
    ...none,
    ...counts,
  });
  const spans = (item.spans?.length ?? 0) + (item.meta_spans?.length ?? 0);
  if (outcome === 'rejected') {
    if (item.expect === 'reject') return verdict({ found: 1 }, []);
    return verdict({ found: spans, falsePositives: 1 }, ['refused']);
  }
  if (item.expect === 'reject') return verdict({ missed: 1 }, ['stored']);
  if (item.expect === 'pass') {
    const same = outcome.text === item.text && isDeepStrictEqual(outcome.meta, item.meta ?? {});
    return same ? verdict({}, []) : verdict({ falsePositives: 1 }, ['changed']);
  }
  const leaked = leakedKinds(item, outcome);
  const lost = lostParts(item, outcome);
  return verdict({ found: spans - leaked.length, leaked: leaked.length, falsePositives: Math.min(1, lost) }, [
    ...leaked.map((kind) => `${kind} leaked`),
    ...(lost ? ['lost what was to be kept'] : []),
  ]);
}

type Stored = Exclude<PiiOutcome, 'rejected'>;

const leakedKinds = ({ spans = [], meta_spans = [] }: PiiItem, { text, meta }: Stored): string[] =>
  [
    ...spans.filter(({ value }) => !isGone(value, text)),
    ...meta_spans.filter(({ value }) => stringsIn(meta).some((string) => !isGone(value, string))),
  ].map(({ kind }) => kind);

function lostParts({ keep = [], meta_keep = [] }: PiiItem, { text, meta }: Stored): number {
  const inText = plainForm(text);
  const inMeta = stringsIn(meta).map(plainForm);
  return (
    keep.filter((part) => !inText.includes(plainForm(part))).length +
    meta_keep.filter((part) => !inMeta.some((string) => string.includes(plainForm(part)))).length
  );
}
