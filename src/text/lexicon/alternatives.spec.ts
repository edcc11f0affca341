import { anyOf, anyWordOf } from './alternatives.js';

it('anyOf joins the lines of a template literal to one group, and keeps their backslashes', () => {
  const digit = anyOf`\d|one`;
  expect(anyOf`
    ${digit}\s?%
    half|all of it
  `).toBe('(?:(?:\\d|one)\\s?%|half|all of it)');
});

it('anyWordOf joins the words of several lists to one group', () => {
  expect(anyWordOf(' a\n  b ', 'c')).toBe('(?:a|b|c)');
});
