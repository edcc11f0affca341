import { PhraseTable } from './phrase-table.js';
import { wordsOf } from './words.js';

const TABLE = new PhraseTable([
  ['race condition', 'bug'],
  ['race', 'sport'],
  ['policy', 'rule'],
  ['police', 'officer'],
  ['train', 'rail'],
  ['training', 'course'],
  ['go to', 'way'],
]);
const valuesIn = (text: string): string[] => TABLE.find(wordsOf(text)).map(({ value }) => value);

it.each([
  ['The race condition, not the race', ['bug', 'sport']],
  ['Policies of the police', ['rule', 'officer']],
  ['Trains, trained, training', ['rail', 'rail', 'course']],
  ['RACES', ['sport']],
  ['going to', ['way']],
  ['embrace', []],
])('find finds the phrases in %j', (text, values) => expect(valuesIn(text)).toEqual(values));

it('find returns the place of a phrase', () => {
  expect(TABLE.find(['a', 'race', 'condition'])).toEqual([{ value: 'bug', phrase: 'race condition', at: 1, length: 2 }]);
});

it('wordsOf keeps apostrophes, dots, signs and hyphens inside words', () => {
  expect(wordsOf("Don't use C++ or node.js, says Ana’s end-to-end guide (v2)")).toEqual(
    "don't use c++ or node.js says ana end-to-end guide v2".split(' '),
  );
});
