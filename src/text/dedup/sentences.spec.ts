import { sentencesOf } from './sentences.js';

const textsOf = (text: string) => sentencesOf(text).map((sentence) => sentence.text);

describe('sentencesOf', () => {
  it.each([
    ['Der Termin ist am 12. Mai. Er dauert lange.', ['Der Termin ist am 12. Mai.', 'Er dauert lange.']],
    ['Das Labor ist im 3. Stock.', ['Das Labor ist im 3. Stock.']],
    ['Abgabe: 4. april', ['Abgabe: 4. april']],
    ['Row 12. Bring a lamp.', ['Row 12.', 'Bring a lamp.']],
    ['The fee is 12. May pays it.', ['The fee is 12. May pays it.']],
    ['It costs 1.12. Bring cash.', ['It costs 1.12.', 'Bring cash.']],
    ['Dr. Ott is ill. No. 4 is shut.', ['Dr. Ott is ill.', 'No. 4 is shut.']],
  ])('parts %j', (text, sentences) => expect(textsOf(text)).toEqual(sentences));
});
