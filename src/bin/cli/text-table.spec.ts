import { aligned, quoted, table } from './text-table.js';

it('aligns labels and values', () => {
  expect(
    aligned([
      ['a', 1],
      ['long', 'x'],
    ]),
  ).toEqual(['a     1', 'long  x']);
});

describe('a table', () => {
  it('has columns with numbers to the right, the others to the left', () => {
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

  it('may be empty', () => {
    expect(table(['key', 'label'], [])).toEqual(['key  label']);
  });
});

it('does not let a name drive the terminal', () => {
  expect(quoted('a\n\u001b[2J\u009b1m"é')).toBe(String.raw`"a\n\u001b[2J\u009b1m\"é"`);
});
