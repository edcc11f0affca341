import { isGone, plainForm, says, stringsIn } from './matching.js';

describe('says', () => {
  it.each([
    ['Visitors DO NOT have to sign', 'do not', true],
    ['four\u00a0minutes', 'four minutes', true],
    ['ｆｏｕｒ', 'four', true],
    ['port 8080', 're:\\b80\\b', false],
    ['Port  80', 're:port 80\\b', true],
    ['a.c', 'abc', false],
  ])('checks whether %j contains %j: %s', (text, pattern, answer) => expect(says(text, pattern)).toBe(answer));
});

describe('isGone', () => {
  const CARD = '4111 1111 2222 3333';
  it.each([
    ['[REDACTED_CREDIT_CARD]', true],
    ['pay with 4111 1111 2222 3333', false],
    ['pay with 4111\u00a01111\u00a02222\u00a03333', false],
    ['pay with 4111-1111-[REDACTED_PHONE]', false],
    ['[REDACTED_PHONE] 2222.3333', false],
    ['４１１１ １１１１ [REDACTED_PHONE]', false],
    ['[REDACTED_PHONE] 3333', true],
    ['4111 [REDACTED_PHONE] 1111', true],
  ])('checks whether %j contains nothing of a card number: %s', (text, gone) => expect(isGone(CARD, text)).toBe(gone));

  it('does not find a value in a placeholder', () => {
    expect(isGone('-----BEGIN PRIVATE KEY-----', '[REDACTED_PRIVATE_KEY]')).toBe(true);
  });

  it('searches for a short value only as a whole', () => {
    expect(isGone('hunter2', 'hunter[REDACTED_PIN]')).toBe(true);
    expect(isGone('hunter2', 'password: hunter2')).toBe(false);
  });
});

it('plainForm collapses white space and keeps case and punctuation', () => expect(plainForm('A\n\t B.')).toBe('A B.'));

it('stringsIn returns the strings at every depth, but no keys', () => {
  expect(stringsIn({ key: ['a', 1, null, { b: 'c' }], d: 'e' })).toEqual(['a', 'c', 'e']);
});
