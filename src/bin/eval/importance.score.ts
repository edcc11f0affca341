import type { BandItem, ImportanceItem, PairItem } from './corpus.types.js';
import { accuracy, type Score } from './verdict.js';

/** The importance of each text of an item: one for a band, `more` and `less` for a pair. */
export type ImportanceOutcome = readonly number[];

/** Minimum difference of importance between the two texts of a pair. */
const MARGIN = 1;

/** Scores importance, separately for bands (low 1-3, mid 4-6, high 7-10) and for pairs. */
export function scoreImportance(results: readonly { item: ImportanceItem; outcome: ImportanceOutcome }[]): Score {
  const verdicts = results.map(({ item, outcome }) => {
    const [first = Number.NaN, second = Number.NaN] = outcome;
    const problem = isPair(item) ? pairProblem(first, second) : bandProblem(item, first);
    const label = isPair(item) ? 'pair' : item.band;
    return { id: item.id, group: item.group, label, right: problem === undefined, why: problem };
  });
  const isPairVerdict = ({ label }: { label: string }) => label === 'pair';
  return {
    figures: {
      band_accuracy: accuracy(verdicts.filter((verdict) => !isPairVerdict(verdict))),
      pair_accuracy: accuracy(verdicts.filter(isPairVerdict)),
    },
    verdicts,
  };
}

export const isPair = (item: ImportanceItem): item is PairItem => 'more' in item;

const pairProblem = (more: number, less: number) => (more >= less + MARGIN ? undefined : `${more} against ${less}`);

const bandProblem = ({ band }: BandItem, importance: number) =>
  bandOf(importance) === band ? undefined : `${importance} instead of ${band}`;

const bandOf = (importance: number) => (importance <= 3 ? 'low' : importance <= 6 ? 'mid' : 'high');
