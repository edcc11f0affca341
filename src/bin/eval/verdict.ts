/** The verdict on one item. */
export interface Verdict {
  readonly id: string;
  readonly group: string;
  /** The expected result, such as `stored_new` or `high`; figures are reported per label too. */
  readonly label: string;
  readonly right: boolean;
  /** The reason if the result is wrong, without anything of the text. */
  readonly why?: string | undefined;
}

/** The number of right items and of all items. */
export interface Tally {
  readonly right: number;
  readonly items: number;
}

/** The figures of a corpus by name: counts, and rates 0..1, whose names end in the kind of rate. Null for a rate of no items. */
export type Figures = Readonly<Record<string, number | null>>;

/** The figures and verdicts of one corpus. */
export interface Score {
  readonly figures: Figures;
  readonly verdicts: readonly Verdict[];
}

/** Returns `part / whole`; null if `whole` is 0. */
export const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Returns the share of `verdicts` that are right. */
export const accuracy = (verdicts: readonly Pick<Verdict, 'right'>[]): number | null =>
  rate(verdicts.filter(({ right }) => right).length, verdicts.length);

/** Counts right and all verdicts for each value of `key`, in alphabetical order. */
export function tallyBy(verdicts: readonly Verdict[], key: 'group' | 'label'): Record<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const verdict of verdicts) {
    const { right, items } = tallies.get(verdict[key]) ?? { right: 0, items: 0 };
    tallies.set(verdict[key], { right: right + Number(verdict.right), items: items + 1 });
  }
  return Object.fromEntries([...tallies].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
