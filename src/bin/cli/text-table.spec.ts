import { aligned, quoted, table } from './text-table.js';

it('aligned pads the labels to one width', () => {
  expect(
    aligned([
      ['a', 1],
      ['long', 'x'],
    ]),
  ).toEqual(['a     1', 'long  x']);
});

describe('table', () => {
  it('aligns columns with numbers to the right and other columns to the left', () => {
    expect(
      table(
        ['quota', 'limit', 'of'],
        [
          ['memory writes', 1000, 'b'],
          ['x', 'none', 'a long one'],
        ],
      ),
    ).toEqual(['quota          limit  of', 'memory writes   1000  b', 'x               none  a long one']);
  });

  it('returns only the headings if there are no rows', () => {
    expect(table(['key', 'label'], [])).toEqual(['key  label']);
  });
});

it('quoted escapes control characters in a name', () => {
  expect(quoted('a\n\u001b[2J\u009b1m"é')).toBe(String.raw`"a\n\u001b[2J\u009b1m\"é"`);
});
