import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on two sides of one statement', () => {
  it.each([
    ['The chapel is older than the school.', 'The school is younger than the chapel.'],
    ['Ines reports to Karl.', "Karl is Ines's manager."],
    ['Mona is the mother of Felix.', "Felix's mother is Mona."],
    ['Bo bought the boat from Ana.', 'Ana sold the boat to Bo.'],
    ['The shop is not open on Sundays.', 'The shop is closed on Sundays.'],
    ['The rent is 900 euros a month.', 'The monthly rent is 900 euros.'],
    ['Board meetings happen every other week.', 'Board meetings happen every two weeks.'],
    ['The play takes two hours.', 'The play is two hours long.'],
    ["Nadia doesn't eat meat or fish.", 'Nadia eats neither meat nor fish.'],
    ["Sarah can't come on Friday.", 'Sarah is unable to come on Friday.'],
    ['The match was called off because of rain.', 'The match was cancelled because of rain.'],
    ['Every foal gets a blanket at night.', 'At night each foal is given a blanket.'],
    ['It is Ida who feeds the hens.', 'Ida feeds the hens.'],
    ["C'est Paul qui garde les clés.", 'Paul garde les clés.'],
    ['You are not allowed to smoke in the barn.', 'You must not smoke in the barn.'],
  ])('keeps %j for %j', (older, newer) => expect(actionOf(older, newer)).toBe('kept_existing'));

  it.each([
    ['The chapel is older than the school.', 'The chapel is younger than the school.'],
    ['Ines reports to Karl.', "Ines is Karl's manager."],
    ["Mona is Felix's mother.", "Felix is Mona's mother."],
    ['Bo bought the boat from Ana.', 'Bo sold the boat to Ana.'],
    ['Ida is not happy in the choir.', 'Ida is unhappy in the choir.'],
    ['The monthly rent is 900 euros.', 'The weekly rent is 900 euros.'],
    ['Board meetings happen every other week.', 'Board meetings happen every three weeks.'],
    ['The play takes two hours.', 'The play is two years old.'],
    ['Nadia eats neither meat nor fish.', 'Nadia eats meat or fish.'],
    ["Sarah can't come on Friday.", 'Sarah is unable to come on Monday.'],
    ['The match was called off because of rain.', 'The match was called because of rain.'],
    ['Each foal gets a blanket at night.', 'At night each foal gives a blanket.'],
    ['It is Ida who feeds the hens.', 'Ida feeds the geese.'],
    ['It was Ida who fed the hens.', 'Ida feeds the hens.'],
    ['Turn off the lights in the barn.', 'Turn on the lights in the barn.'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));
});
