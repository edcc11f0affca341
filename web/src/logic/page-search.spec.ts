import { conversationSearch, numbersOf } from './page-search';

it('numbersOf keeps whole numbers above zero alone', () => {
  expect(numbersOf({ days: '30', key: 7, zero: 0, half: 1.5, word: 'x', none: undefined })).toEqual({ days: 30, key: 7 });
});

it('conversationSearch leaves out what is no state and no conversation', () => {
  expect(conversationSearch({ status: 'failed', event: 12, other: 1 })).toEqual({ status: 'failed', event: 12 });
  expect(conversationSearch({ status: 'lost', event: -1 })).toEqual({});
});
