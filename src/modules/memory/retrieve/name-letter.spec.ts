import { isNameLetter } from './name-letter.js';

/** Returns the letters that are names, with their case. */
const lettersIn = (query: string) =>
  [...query.matchAll(/[\p{L}\p{N}]+/gu)].filter((match) => isNameLetter(query, match.index, match[0])).map(([word]) => word);

describe('isNameLetter', () => {
  it.each([
    ['who has studio A', ['A']],
    ['who has studio A today', ['A']],
    ['who has studio a?', ['a']],
    ['who oiled line C57-A', ['A']],
    ['the wiring of A-7', ['A']],
    ['a shirt of size s', ['s']],
    ['Is there a T junction', ['T']],
    ['Wo liegt Raum U', ['U']],
  ])('finds the names in %s', (query, letters) => expect(lettersIn(query)).toEqual(letters));

  it.each([
    'what is a good restaurant',
    'A restaurant in Rome',
    "what isn't Ana's",
    'what do I eat',
    'who am I',
    'WHAT IS A DOG',
    'Who said so? A friend',
    "qu'est-ce qu'il y a ?",
    'Que hago y o digo',
  ])('finds none in %s', (query) => expect(lettersIn(query)).toEqual([]));
});
