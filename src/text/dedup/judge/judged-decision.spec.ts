import type { Neighbour } from '../decision.js';
import { decideLocally } from '../local-decision.js';
import { decide } from './judged-decision.js';

const neighbour = (text: string, id = 1, similarity = 0.93): Neighbour => ({ id, text, similarity, saidAt: new Date(0) });

describe('decide', () => {
  it.each([
    ['When it is wet, Ulf takes the bus to school.', 'Ulf goes to school by bus when it is wet.'],
    ['The hut has a stove and sleeps nine people.', 'Nine people can sleep in the hut.'],
  ])('keeps %j where %j says nothing new, which no rule tells', (older, newer) => {
    expect(decideLocally(newer, [neighbour(older)])).toEqual({ action: 'stored_new' });
    expect(decide(newer, [neighbour(older)])).toEqual({ action: 'kept_existing', id: 1 });
  });

  it.each([
    ['Sven is on the waiting list for the pottery course.', 'Sven got a place in the pottery course.'],
    ['The choir warms up in the crypt.', 'The choir warms up in the attic now, the crypt was too cold.'],
  ])('replaces %j by %j', (older, newer) =>
    expect(decide(newer, [neighbour(older)])).toEqual({ action: 'updated_existing', id: 1, text: newer }),
  );

  it.each([
    ['Tram 6 stops at the zoo.', 'Tram 16 stops at the zoo.'],
    ['Elsa lent Per her boat.', 'Per lent Elsa his boat.'],
    ['Rainfall in May: 40 mm', 'Rainfall in June: 55 mm'],
    ['The gate is locked at eight.', 'Is the gate locked at eight?'],
    ['The rent is 800 a month.', 'If we took the cellar too, the rent would be 850 a month.'],
  ])('keeps both of %j and %j', (older, newer) => expect(decide(newer, [neighbour(older)])).toEqual({ action: 'stored_new' }));

  it('leaves the decision to the rules where they make one', () => {
    const neighbours = [neighbour('Milo has a cat.')];
    expect(decide('Milo has a cat called Biscuit.', neighbours)).toEqual(
      decideLocally('Milo has a cat called Biscuit.', neighbours),
    );
  });

  it('finds the neighbour that says it all among others', () => {
    const older = ['Ulf has a bus pass.', 'When it is wet, Ulf takes the bus to school.'];
    const neighbours = older.map((text, i) => neighbour(text, i));
    expect(decide('Ulf goes to school by bus when it is wet.', neighbours)).toEqual({ action: 'kept_existing', id: 1 });
  });
});
