/** What came of one item. */
export interface Verdict {
  readonly id: string;
  readonly group: string;
  /** What the item wanted, such as `stored_new` or `high`; figures are given for each label too. */
  readonly label: string;
  readonly right: boolean;
  /** What was wrong, without any of the text. */
  readonly why?: string | undefined;
}

/** Right answers among all. */
export interface Tally {
  readonly right: number;
  readonly items: number;
}

/** The figures of a corpus by name: counts, and rates 0..1 whose name ends in what they are a rate of. Null where nothing counts. */
export type Figures = Readonly<Record<string, number | null>>;

/** What one corpus showed. */
export interface Score {
  readonly figures: Figures;
  readonly verdicts: readonly Verdict[];
}

/** `part / whole`; null where there is no whole. */
export const rate = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The share of `verdicts` that are right. */
export const accuracy = (verdicts: readonly Pick<Verdict, 'right'>[]): number | null =>
  rate(verdicts.filter(({ right }) => right).length, verdicts.length);

/** Right and all for each value of `key`, in alphabetical order. */
export function tallyBy(verdicts: readonly Verdict[], key: 'group' | 'label'): Record<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const verdict of verdicts) {
    const { right, items } = tallies.get(verdict[key]) ?? { right: 0, items: 0 };
    tallies.set(verdict[key], { right: right + Number(verdict.right), items: items + 1 });
  }
  return Object.fromEntries([...tallies].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
