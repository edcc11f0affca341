import { frequency, importance, multiplier, recency, relevance, score } from '../../src/modules/memory/retrieve/hybrid-score.js';
import { useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';

const NOW = new Date('2026-11-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

interface Row {
  readonly importance?: number;
  readonly validUntil?: Date;
  readonly created?: Date;
  readonly updated: Date;
  readonly accesses?: number;
  readonly inherited?: number;
  readonly accessed?: Date;
}

describe.each(engines)('the factors of a score on $name', (engine) => {
  const database = useDatabase(engine);
  const factor = async (expression: string, row: Row) => {
    const { importance = 5, validUntil, created, updated, accesses, inherited, accessed } = row;
    const [{ value }] = await database().dataSource.query(
      `SELECT ${expression.replaceAll('$5', '$1')} AS value
       FROM (SELECT $1::timestamptz AS now, $2::smallint AS importance, $3::text AS temporal_type,
                    $4::timestamptz AS valid_until, $5::timestamptz AS created_at, $6::timestamptz AS updated_at) AS m,
            (SELECT $7::int AS access_count, $8::int AS inherited_count, $9::timestamptz AS last_accessed_at) AS a`,
      [
        NOW,
        importance,
        validUntil ? 'temporal' : 'persistent',
        validUntil ?? null,
        created ?? updated,
        updated,
        accesses ?? null,
        accesses === undefined ? null : (inherited ?? 0),
        accessed ?? null,
      ],
    );
    return value as number;
  };

  it.each<[string, Row, number]>([
    ['stored now', { updated: NOW }, 1],
    ['stored 10 days ago', { updated: daysAgo(10) }, 0.5],
    ['stored 30 days ago', { updated: daysAgo(30) }, 0.25],
    ['stored 90 days ago, and returned 10 days ago', { updated: daysAgo(90), accesses: 1, accessed: daysAgo(10) }, 0.5],
    ['stored by a clock that is ahead', { updated: daysAgo(-1) }, 1],
    ['stored in the year 1', { updated: new Date('0001-01-01T00:00:00Z') }, 10 / 27_010],
  ])('are as recent as a memory is that was %s', async (_name, row, expected) => {
    expect(await factor(recency('1::float8', false), row)).toBeCloseTo(expected, 6);
  });

  it('are as recent as they are relevant, so that what is fresh gains little by that alone', async () => {
    expect(await factor(recency('0.4::float8', false), { updated: NOW })).toBeCloseTo(0.4, 6);
    expect(await factor(recency('0.4::float8', false), { updated: daysAgo(10) })).toBeCloseTo(0.2, 6);
    expect(await factor(recency('0::float8', false), { updated: NOW })).toBe(0);
  });

  it('do not know of the past what came after it', async () => {
    const row = { created: daysAgo(90), updated: daysAgo(-5), accesses: 3, accessed: daysAgo(-2) };
    expect(await factor(recency('1::float8', true), row)).toBeCloseTo(0.1, 6);
    expect(await factor(recency('1::float8', false), row)).toBe(1);
  });

  it.each<[string, Row, number]>([
    ['nobody has asked for since it was stored now', { updated: NOW }, 1],
    ['has been idle for 9 days', { updated: daysAgo(9) }, 2 ** (-9 / 180)],
    ['has been idle for 90 days', { updated: daysAgo(90) }, 0.95],
    ['has been idle for 10 years', { updated: daysAgo(3_650) }, 0.95],
    ['is old, and was returned 9 days ago', { updated: daysAgo(3_650), accesses: 1, accessed: daysAgo(9) }, 2 ** (-9 / 180)],
    ['matters less than what lasts', { updated: daysAgo(180), importance: 7 }, 0.95],
    ['lasts', { updated: daysAgo(3_650), importance: 8 }, 1],
    ['is over', { updated: NOW, validUntil: daysAgo(1), importance: 10 }, 0.05],
    ['ends at this moment', { updated: NOW, validUntil: NOW }, 0.05],
    ['is not over yet, however old', { updated: daysAgo(3_650), validUntil: daysAgo(-1) }, 1],
  ])('fade as they should of a memory that %s', async (_name, row, expected) => {
    expect(await factor(multiplier(false), row)).toBeCloseTo(expected, 6);
  });

  it.each([
    [undefined, 0],
    [0, 0],
    [9, Math.log(10) / Math.log(101)],
    [100, 1],
    [100_000, 1],
  ])('are as frequent as %s times', async (accesses, expected) => {
    expect(await factor(frequency(false), { updated: NOW, ...(accesses !== undefined && { accesses }) })).toBeCloseTo(
      expected,
      6,
    );
  });

  it('are as frequent as what was used is, together with what they inherited', async () => {
    expect(await factor(frequency(false), { updated: NOW, accesses: 0, inherited: 9 })).toBeCloseTo(
      Math.log(10) / Math.log(101),
      6,
    );
    expect(await factor(frequency(false), { updated: NOW, accesses: 4, inherited: 5 })).toBeCloseTo(
      Math.log(10) / Math.log(101),
      6,
    );
    expect(await factor(frequency(false), { updated: NOW, accesses: 60, inherited: 60 })).toBe(1);
  });

  it.each([
    [1, 0.366667],
    [5, 0.5],
    [8, 0.6],
    [10, 0.666667],
  ])('spread an importance of %s by a third of its scale', async (given, expected) => {
    expect(await factor(importance, { updated: NOW, importance: given })).toBeCloseTo(expected, 6);
  });

  it.each([
    [0.6, 0, 0.6],
    [0.6, 1, 0.94],
    [0, 0.5, 0.85 * 0.5 ** 1.3],
    [0.5, 0.5, 0.5 + 0.85 * 0.5 * 0.5 ** 1.3],
  ])('are relevant, at a similarity of %s and with %s of the words', async (similarity, lexical, expected) => {
    const value = await factor(relevance(`${similarity}::float8`, `${lexical}::float8`), { updated: NOW });
    expect(value).toBeCloseTo(expected, 6);
  });

  /** The whole score, of the factors that the database works out. */
  const scoreOf = (similarity: number, lexical: number, past: boolean) => {
    const relevant = relevance(`${similarity}::float8`, `${lexical}::float8`);
    return `(SELECT ${score} FROM (SELECT ${relevant} AS relevance, ${recency(relevant, past)} AS recency,
      ${importance} AS importance, ${frequency(past)} AS frequency, ${multiplier(past)} AS multiplier) AS factors)`;
  };
  const someRelevance = 0.6 + 0.85 * 0.4 * 0.5 ** 1.3;
  const nineTimes = Math.log(10) / Math.log(101);
  /** The recency of a memory that fits, and is 3,650 days old. */
  const longAgo = 10 / 3_660;

  // The numbers are those of the contract, and not what the code under test calls them.
  it.each<[string, number, number, Row, number]>([
    ['fits', 1, 0, { updated: daysAgo(3_650), importance: 5 }, 0.95 * (0.55 + 0.2 * longAgo + 0.15 * 0.5)],
    ['is new, and nothing else', 0, 0, { updated: NOW, importance: 5 }, 0.15 * 0.5],
    ['is important, and nothing else', 0, 0, { updated: daysAgo(3_650), importance: 10 }, 0.1],
    ['is asked for', 0, 0, { updated: daysAgo(3_650), importance: 5, accesses: 100 }, 0.95 * (0.15 * 0.5 + 0.1)],
    ['is all of it', 1, 1, { updated: NOW, importance: 10, accesses: 100, accessed: NOW }, 0.95],
    [
      'is some of each',
      0.6,
      0.5,
      { updated: daysAgo(90), importance: 7, accesses: 5, inherited: 4, accessed: daysAgo(5) },
      2 ** (-5 / 180) * (0.55 * someRelevance + (0.2 * someRelevance * 10) / 15 + 0.15 * (0.5 + 0.2 / 3) + 0.1 * nineTimes),
    ],
    [
      'was some of each, and is over',
      0.6,
      0.5,
      { updated: daysAgo(60), importance: 3, accesses: 9, accessed: daysAgo(60), validUntil: daysAgo(1) },
      0.05 * (0.55 * someRelevance + (0.2 * someRelevance * 10) / 70 + 0.15 * (0.5 - 0.2 / 3) + 0.1 * nineTimes),
    ],
  ])('are weighed and multiplied into the score of a memory that %s', async (_name, similarity, lexical, row, expected) => {
    for (const past of [false, true]) expect(await factor(scoreOf(similarity, lexical, past), row)).toBeCloseTo(expected, 6);
  });
});
