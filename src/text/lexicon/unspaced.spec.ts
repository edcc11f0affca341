import fc from 'fast-check';
import { matchesOf } from '../../common/matches.js';
import { pairsOf, RUN_OR_WORD } from './unspaced.js';

describe('pairsOf', () => {
  it.each([
    ['東', ['東']],
    ['東京', ['東京']],
    ['東京都', ['東京', '京都']],
    ['กรุง', ['กร', 'รุ', 'ุง']],
    ['서울은', ['서울', '울은']],
    ['\u{20000}京\u{30000}', ['\u{20000}京', '京\u{30000}']],
  ])('pairs the characters of %j as %j', (run, pairs) => expect(pairsOf(run)).toEqual(pairs));

  it('gives a pair for each character but the last, and with them the whole run', () => {
    const run = fc.string({ unit: fc.constantFrom('東', '京', 'ร', '한', 'ア', '\u{20000}'), minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(run, (text) => {
        const pairs = pairsOf(text);
        expect(pairs).toHaveLength([...text].length - 1);
        expect(pairs.map((pair) => [...pair][0]).join('') + [...pairs.at(-1)!][1]).toBe(text);
      }),
    );
  });
});

describe('RUN_OR_WORD', () => {
  const partsOf = (text: string) =>
    matchesOf(text, RUN_OR_WORD).map(({ 0: part, groups }) => [part, groups?.['unspaced'] !== undefined]);

  it.each<[string, [string, boolean][]]>([
    [
      'in東京tower',
      [
        ['in', false],
        ['東京', true],
        ['tower', false],
      ],
    ],
    [
      'サッカー 5회 x',
      [
        ['サッカー', true],
        ['5', false],
        ['회', true],
        ['x', false],
      ],
    ],
    ['ไปตลาด', [['ไปตลาด', true]]],
    [
      'ພາສາລາວ ភាសាខ្មែរ',
      [
        ['ພາສາລາວ', true],
        ['ភាសាខ្មែរ', true],
      ],
    ],
    [
      'मनाली की यात्रा',
      [
        ['मनाली', false],
        ['की', false],
        ['यात्रा', false],
      ],
    ],
    [
      'Ελλάδα, שלום',
      [
        ['Ελλάδα', false],
        ['שלום', false],
      ],
    ],
    ['?! …', []],
  ])('tells the runs of %j from its words', (text, parts) => expect(partsOf(text)).toEqual(parts));
});
