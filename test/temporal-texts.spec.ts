import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { temporalOf } from '../src/text/temporal/temporal.js';

/** A text of `fixtures/temporal.jsonl`, which we wrote for the rules, mostly before them. */
interface Labelled {
  readonly lang: string;
  readonly text: string;
  readonly now: string;
  /** Time zone; UTC if left out. */
  readonly tz?: string;
  /** The day on which the fact ends; null for a persistent one. */
  readonly until: string | null;
  /** Days by which the answer may differ; 0 if left out. */
  readonly tol?: number;
}

const LABELLED = readFileSync('test/fixtures/temporal.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);
/** Share of the texts of a language that may be read wrongly. */
const MOST_WRONG = 0.03;

function isRight({ text, now, tz = 'UTC', until, tol = 0 }: Labelled): boolean {
  const { validUntil } = temporalOf(text, new Date(now), tz);
  if (!validUntil || !until) return !validUntil && !until;
  const day = DateTime.fromJSDate(validUntil, { zone: tz }).startOf('day');
  return Math.abs(day.diff(DateTime.fromISO(until, { zone: tz }), 'days').days) <= tol;
}

it.each([...new Set(LABELLED.map(({ lang }) => lang))])('reads when the facts of the texts in %s end', (language) => {
  const texts = LABELLED.filter(({ lang }) => lang === language);
  const wrong = texts.filter((item) => !isRight(item)).map(({ text }) => text);
  expect([wrong.length <= MOST_WRONG * texts.length, wrong]).toEqual([true, wrong]);
});
