import { behindCorrection, takenBack } from './correction.js';

describe('behindCorrection', () => {
  it.each([
    ['Hang on, our train goes from platform 8.', 'our train goes from platform 8.'],
    ['Wrong address, sorry! The bill goes to Ana.', 'The bill goes to Ana.'],
    ['I gave you the wrong name. The speaker is Lars.', 'The speaker is Lars.'],
    ['Disregard the earlier note, sample K-9 is negative.', 'sample K-9 is negative.'],
    ['Anzi no, la cena è alle 17.', 'la cena è alle 17.'],
    ['It turned out that the clock is from 1846.', 'the clock is from 1846.'],
    ['Оказалось, что часы старые.', 'часы старые.'],
    ['I checked the records: the clock is from 1846.', 'the clock is from 1846.'],
    ['Ich habe in den Akten nachgesehen: Die Uhr ist von 1846.', 'Die Uhr ist von 1846.'],
    ['Berichtigung zu Ticket 8: Er kommt aus Fulda.', 'Ticket 8: Er kommt aus Fulda.'],
  ])('returns what %j says', (text, said) => expect(behindCorrection(text)).toBe(said));

  it.each([
    'The wrong key was in the lock, so we left.',
    'The train goes from platform 8.',
    'No.',
    'It turned out well for Ana, who left.',
    'Ana checked in at the hotel: she sings there.',
    'I rang Ana: the clock is from 1846.',
    'Hang on',
    'Wait for Ana at the gate, then leave.',
    'Sample K-9 of the earlier batch is wrong: it is negative.',
  ])('finds no correction in %j', (text) => expect(behindCorrection(text)).toBeUndefined());
});

describe('takenBack', () => {
  it.each([
    ['I said Ida takes the 9:15 bus; I meant the 9:45.', 'Ida takes the 9:15 bus'],
    ['We wrote that the tank is full, but we were wrong.', 'the tank is full'],
    ["J'ai dit que le bus part à 8 h, je voulais dire à 9 h.", 'le bus part à 8 h'],
  ])('returns what %j takes back', (text, said) => expect(takenBack(text)).toBe(said));

  it.each([
    'I said Ida takes the bus; she is late.',
    'I take the 9:15 bus; Ida meant the 9:45.',
    'Ida said the tank is full; she meant it.',
    'I meant it.',
  ])('finds nothing taken back in %j', (text) => expect(takenBack(text)).toBeUndefined());
});
