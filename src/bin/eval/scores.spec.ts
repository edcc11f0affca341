import { scoreCategories } from './categories.score.js';
import { type DedupOutcome, scoreDedup } from './dedup.score.js';
import { scoreImportance } from './importance.score.js';
import { scoreTemporal } from './temporal.score.js';
import { tallyBy } from './verdict.js';

describe('scoreDedup', () => {
  const item = {
    id: 'x',
    group: 'g',
    old: '',
    new: '',
    expect: 'updated_existing',
    also: ['stored_new'],
    must_keep: ['blue', 're:\\bten\\b'],
    must_not: ['red'],
  };
  const right: DedupOutcome = { action: 'updated_existing', similarity: 0.9, live: ['ten BLUE ones'] };
  const score = (...outcomes: Partial<DedupOutcome>[]) =>
    scoreDedup(outcomes.map((outcome) => ({ item, outcome: { ...right, ...outcome } })));

  it.each<[string, Partial<DedupOutcome>, string | undefined]>([
    ['the first choice', {}, undefined],
    ['another right action', { action: 'stored_new', live: ['blue', 'ten'] }, undefined],
    ['a wrong action', { action: 'kept_existing' }, 'kept_existing instead of updated_existing (similarity 0.90)'],
    ['a pair with a lost fact', { live: ['blue', 'often'] }, '1 lost (similarity 0.90)'],
    ['a pair with a stale fact', { live: ['ten blue ones', 'red'] }, '1 stale (similarity 0.90)'],
    [
      'a stale fact of a pair that was not compared',
      { action: 'stored_new', live: ['ten blue ones', 'red'], similarity: 0.69 },
      undefined,
    ],
  ])('judges %s', (_name, outcome, why) => expect(score(outcome).verdicts[0]).toMatchObject({ right: !why, why }));

  it('reports pairs below the similarity of a decision separately', () => {
    expect(
      score({}, { action: 'stored_new' }, { action: 'kept_existing', live: [] }, { action: 'x', similarity: 0.69 }).figures,
    ).toEqual({
      action_accuracy: 2 / 3,
      first_choice_accuracy: 1 / 3,
      lost_facts: 2,
      stale_facts: 0,
      pairs_with_lost_facts_rate: 1 / 4,
      pairs_below_similarity_070: 1,
      pairs_below_similarity_070_action_accuracy: 0,
    });
  });
});

describe('scoreTemporal', () => {
  const day = (date: string) => new Date(`${date}T23:59:59Z`);
  it.each([
    ['temporal', '2026-05-10', 0, 'temporal', day('2026-05-10'), true],
    ['temporal', '2026-05-10', 0, 'temporal', day('2026-05-11'), false],
    ['temporal', '2026-05-10', 2, 'temporal', day('2026-05-08'), true],
    ['temporal', '2026-05-10', 2, 'temporal', day('2026-05-13'), false],
    ['temporal', '2026-05-10', 2, 'persistent', null, false],
    ['temporal', '2026-05-10', 2, 'temporal', null, false],
    ['persistent', null, 0, 'persistent', null, true],
    ['persistent', null, 0, 'persistent', day('2026-05-10'), false],
    ['persistent', null, 0, 'temporal', day('2026-05-10'), false],
  ] as const)(
    'judges an item %s %s within %d days, with the result %s %s: %s',
    (type, valid_until, tolerance_days, got, validUntil, right) => {
      const item = { id: 'x', group: 'g', text: '', now: '', type, valid_until, tolerance_days };
      const { figures } = scoreTemporal([{ item, outcome: { type: got, validUntil } }]);
      expect(figures['accuracy']).toBe(Number(right));
    },
  );
});

describe('scoreImportance', () => {
  it.each([
    ['low', 3, true],
    ['low', 4, false],
    ['mid', 4, true],
    ['mid', 6, true],
    ['mid', 7, false],
    ['high', 6, false],
    ['high', 7, true],
  ] as const)('judges the band %s with the importance %d: %s', (band, importance, right) => {
    const item = { id: 'x', group: 'g', text: '', band };
    expect(scoreImportance([{ item, outcome: [importance] }]).figures).toEqual({
      band_accuracy: Number(right),
      pair_accuracy: null,
    });
  });

  it.each([
    [5, 4, true],
    [5, 5, false],
    [4, 5, false],
  ])('judges a pair with the importances %d and %d: %s', (more, less, right) => {
    const item = { id: 'x', group: 'g', more: '', less: '' };
    expect(scoreImportance([{ item, outcome: [more, less] }]).figures).toEqual({
      band_accuracy: null,
      pair_accuracy: Number(right),
    });
  });
});

describe('scoreCategories', () => {
  it.each([
    [['travel'], true],
    [['finance', 'travel'], true],
    [['travel', 'health'], false],
    [['finance'], false],
    [[], false],
  ])('judges the tags %j: %s', (tags, right) => {
    const item = { id: 'x', group: 'g', text: '', any_of: ['travel', 'scheduling'], none_of: ['health'] };
    expect(scoreCategories([{ item, outcome: tags }]).verdicts[0]?.right).toBe(right);
  });
});

it('tallyBy counts right and all verdicts for each value', () => {
  const verdict = (group: string, right: boolean) => ({ id: '', group, label: '', right });
  expect(tallyBy([verdict('b', true), verdict('a', false), verdict('b', false)], 'group')).toEqual({
    a: { right: 0, items: 1 },
    b: { right: 1, items: 2 },
  });
});
