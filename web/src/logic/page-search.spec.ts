import { conversationSearch, numbersOf, recommendationSearch, retrieveSearch, wordsOf } from './page-search';

it('numbersOf keeps whole numbers above zero alone', () => {
  expect(numbersOf({ days: '30', key: 7, zero: 0, half: 1.5, word: 'x', none: undefined })).toEqual({ days: 30, key: 7 });
});

it('conversationSearch leaves out what is no state and no conversation', () => {
  expect(conversationSearch({ status: 'failed', event: 12, other: 1 })).toEqual({ status: 'failed', event: 12 });
  expect(conversationSearch({ status: 'lost', event: -1 })).toEqual({});
});

it('wordsOf leaves out what is empty, and makes texts of numbers', () => {
  expect(wordsOf({ q: 7, account: 'x', about: '', none: undefined })).toEqual({ q: '7', account: 'x' });
});

it('retrieveSearch keeps a similarity of 0, and none that cannot be', () => {
  expect(retrieveSearch({ q: 'standups', top: '20', least: '0' })).toEqual({ q: 'standups', top: 20, least: 0 });
  expect(retrieveSearch({ q: '', top: 0, least: 1.5 })).toEqual({});
  expect(retrieveSearch({ least: 'much' })).toEqual({});
});

it('recommendationSearch takes the open ones for what it does not know', () => {
  expect(recommendationSearch({ status: 'applied' })).toEqual({ status: 'applied' });
  expect(recommendationSearch({ status: 'open' })).toEqual({});
});
