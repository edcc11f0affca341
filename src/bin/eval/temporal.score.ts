import type { TemporalItem } from './corpus.types.js';
import { accuracy, type Score } from './verdict.js';

export interface TemporalOutcome {
  readonly type: string;
  readonly validUntil: Date | null;
}

const DAY_MS = 86_400_000;

/** Scores temporal readings. The type and the UTC date, within the item's tolerance, must be right; persistent means no date. */
export function scoreTemporal(results: readonly { item: TemporalItem; outcome: TemporalOutcome }[]): Score {
  const judged = results.map(({ item, outcome }) => {
    const typed = item.type === outcome.type;
    const right = typed && isDateRight(item, outcome);
    const got = `${outcome.type} ${dateOf(outcome.validUntil) ?? ''}`.trim();
    const why = right ? undefined : `${got} instead of ${item.type} ${item.valid_until ?? ''}`.trim();
    return { typed, verdict: { id: item.id, group: item.group, label: item.type, right, why } };
  });
  const verdicts = judged.map(({ verdict }) => verdict);
  return {
    figures: { accuracy: accuracy(verdicts), type_accuracy: accuracy(judged.map(({ typed }) => ({ right: typed }))) },
    verdicts,
  };
}

function isDateRight({ valid_until, tolerance_days }: TemporalItem, { validUntil }: TemporalOutcome): boolean {
  const date = dateOf(validUntil);
  if (valid_until === null || date === null) return valid_until === date;
  return Math.abs(Date.parse(date) - Date.parse(valid_until)) <= tolerance_days * DAY_MS;
}

const dateOf = (moment: Date | null): string | null => moment?.toISOString().slice(0, 10) ?? null;
