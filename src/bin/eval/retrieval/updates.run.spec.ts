import { updateMarks } from './updates.run.js';

const UPDATE = {
  id: 'u',
  kind: 'k',
  steps: [],
  q: 'q',
  cur: ['Bonn', 're:\\bnow\\b'],
  old: ['Aachen'],
  keep: ['Nora', 'Bonn'],
};

describe('updateMarks', () => {
  it.each([
    [['Lives in Bonn now', 'Lives in Aachen'], ['Lives in Bonn now', 'Nora is six'], { current_first: 1, kept: 1, right: 1 }],
    [['Lives in Bonn now'], ['Lives in Bonn now'], { current_first: 1, kept: 0, right: 0 }],
    [['Lives in Aachen', 'Lives in Bonn now'], ['Nora in Bonn'], { current_first: 0, kept: 1, right: 0 }],
    [[], ['Nora in Bonn'], { current_first: 0, kept: 1, right: 0 }],
  ])('marks %j with the live memories %j', (ranking, live, marks) => expect(updateMarks(UPDATE, ranking, live)).toEqual(marks));
});
