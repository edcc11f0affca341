import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on what a longer text adds', () => {
  it.each([
    ['Il mercato si tiene il sabato in piazza Dante con la banda.', 'Il mercato si tiene il sabato.'],
    ['De repetitie is op dinsdag in het buurthuis bij de kerk.', 'De repetitie is op dinsdag.'],
    ['Trening jest w poniedziałki o 18 na boisku szkolnym.', 'Trening jest w poniedziałki.'],
    ['Репетиция по вторникам в клубе у вокзала.', 'Репетиция по вторникам.'],
    ['We close at four on Sundays because only Paco works then.', 'We close at four on Sundays.'],
    ['Boil the eggs for ten minutes before peeling them.', 'Boil the eggs before peeling them.'],
    ['The claim must be filed by 3 June at the court in Hull.', 'The claim must be filed by 3 June.'],
  ])('keeps %j for %j', (older, newer) => expect(actionOf(older, newer)).toBe('kept_existing'));

  it.each([
    ['Helmets must be worn in zone 3.', 'Helmets must be worn.'],
    ['Claims must be filed by 3 June in Hull.', 'Claims must be filed by 3 June.'],
    ['The gate must be locked in winter.', 'The gate must be locked.'],
    ['We close at four on Sundays, but only in winter.', 'We close at four on Sundays.'],
    ['Never boil eggs for ten minutes before peeling them.', 'Never boil eggs before peeling them.'],
    ['Do not open the lid for ten minutes after filling it.', 'Do not open the lid after filling it.'],
    ['The stay of ten minutes at 12 degrees before lunch is short.', 'The stay before lunch is short.'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));
});
