import { Chrono } from 'chrono-node';
import fc from 'fast-check';
import { queryWords } from '../src/modules/memory/retrieve/query-words.js';
import { categoriesOf } from '../src/text/categories/categories.js';
import { exactForm } from '../src/text/dedup/exact-form.js';
import { sentencesOf } from '../src/text/dedup/sentences.js';
import { importanceOf } from '../src/text/importance/importance.js';
import { sentencesOf as sentencesOfImportance } from '../src/text/importance/sentences.js';
import { passagesOf } from '../src/text/passages.js';
import { periodOf } from '../src/text/temporal/period/query-period.js';
import { temporalOf } from '../src/text/temporal/temporal.js';
import { growsLinearly, repeated } from './support/linear-time.js';

const NOW = new Date('2026-06-10T09:00:00Z');
const LENGTH = 2_000;
const LONGEST_TEXT = 10_000;

/** Parts of what the readers look for, in many languages, and of what their patterns may begin with and give up. */
const UNITS = [
  ...['1 ', '1.', '1,', '1-', '12/12 ', '18.12. ', '2026-12-01 ', '10:00 ', '$1,000,', '5 May ', '5 May. ', 'Friday ', 'noon '],
  ...['tomorrow ', 'in 3 days ', 'end of ', 'next week ', 'Wednesday next week ', 'in 2031 ', 'Dec 24 to Jan 2 ', 'until '],
  ...['bis Freitag ', "jusqu'au 5 mai ", 'hasta el 5 de mayo ', 'entro il 5 maggio ', 'tot 5 mei ', 'до 5 мая ', '下午三点'],
  ...[
    '下周',
    '下周三',
    '明天。',
    '来週の',
    '来週の金曜日。',
    '1月1日到',
    '周',
    'ก',
    '한국 ',
    'हिन्दी ',
    'ﷺ',
    '㍿',
    '😀',
    '\u0301',
  ],
  ...['a', 'a:', 'a_', 'a.b.', 'a. ', 'a. B', '(a', '"', '!?', '...', '。', '\n', 'x;', ' .', '- ', 'ß', 'the ', 'der die '],
  ...['to a b, c ', 'you can ', 'what ', 'ask how ', 'must not ', 'owes ', 'allergic to ', 'thanks a lot ', 'due by '],
];
const mixtures = fc.array(fc.constantFrom(...UNITS), { minLength: 2, maxLength: 6 }).map((parts) => parts.join(''));

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['temporalOf', (text) => temporalOf(text, NOW, 'Asia/Shanghai')],
  ['periodOf', (text) => periodOf(text, NOW)],
  ['importanceOf', importanceOf],
  ['categoriesOf', (text) => categoriesOf(text)],
  ['exactForm', exactForm],
  ['sentencesOf', sentencesOf],
  ['passagesOf', passagesOf],
  ['queryWords', queryWords],
];

describe.each(READERS)('%s', (_, read) => {
  it('takes linear time for what it looks for, repeated', () => {
    expect(UNITS.filter((unit) => !growsLinearly(read, unit, LENGTH))).toEqual([]);
  });

  it('takes linear time for mixtures of it', () => {
    fc.assert(
      fc.property(mixtures, (unit) => growsLinearly(read, unit, LENGTH)),
      { numRuns: 10 },
    );
  });
});

it('importanceOf reads a bounded number of sentences', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...UNITS), mixtures), (unit) => {
      const read = sentencesOfImportance(repeated(unit, LONGEST_TEXT));
      expect(read.length).toBeLessThanOrEqual(60);
      expect(Math.max(0, ...read.map(({ length }) => length))).toBeLessThanOrEqual(400);
    }),
  );
});

describe('temporalOf', () => {
  /** Parts that chrono may be asked to read of a text, and dates that it may find in them. */
  const MOST_PARTS = 200;
  const MOST_DATES = 64 + 200;

  it.each([1, 6])('has chrono read a bounded part of a text %d times as long as the longest', (times) => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...UNITS), mixtures), (unit) => {
        const parse = jest.spyOn(Chrono.prototype, 'parse');
        temporalOf(repeated(unit, times * LONGEST_TEXT), NOW);
        const read = parse.mock.calls.map(([sentence]) => sentence.length);
        const found = parse.mock.results.reduce((sum, { value }) => sum + (value as unknown[]).length, 0);
        parse.mockRestore();
        expect(read.length).toBeLessThanOrEqual(MOST_PARTS);
        expect(Math.max(0, ...read)).toBeLessThanOrEqual(400);
        expect(found).toBeLessThanOrEqual(MOST_DATES);
      }),
      { numRuns: 60 / times },
    );
  });
});
