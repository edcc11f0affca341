import { behindCorrection } from './correction.js';

describe('behindCorrection', () => {
  it.each([
    ['Hang on, our train goes from platform 8.', 'our train goes from platform 8.'],
    ['Wrong address, sorry! The bill goes to Ana.', 'The bill goes to Ana.'],
    ['I gave you the wrong name. The speaker is Lars.', 'The speaker is Lars.'],
    ['Disregard the earlier note, sample K-9 is negative.', 'sample K-9 is negative.'],
    ['Anzi no, la cena è alle 17.', 'la cena è alle 17.'],
    ['Berichtigung zu Ticket 8: Er kommt aus Fulda.', 'Ticket 8: Er kommt aus Fulda.'],
  ])('returns what %j says', (text, said) => expect(behindCorrection(text)).toBe(said));

  it.each([
    'The wrong key was in the lock, so we left.',
    'The train goes from platform 8.',
    'No.',
    'Hang on',
    'Wait for Ana at the gate, then leave.',
    'Sample K-9 of the earlier batch is wrong: it is negative.',
  ])('finds no correction in %j', (text) => expect(behindCorrection(text)).toBeUndefined());
});
