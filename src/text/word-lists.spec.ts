import { alternation, anyWordOf } from './word-lists.js';

it('alternation joins the lines of a template literal to one group, and keeps their backslashes', () => {
  const digit = alternation`\d|one`;
  expect(alternation`
    ${digit}\s?%
    half|all of it
  `).toBe('(?:(?:\\d|one)\\s?%|half|all of it)');
});

it('anyWordOf joins the words of several lists to one group', () => {
  expect(anyWordOf(' a\n  b ', 'c')).toBe('(?:a|b|c)');
});
