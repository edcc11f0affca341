import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on the place of an event', () => {
  it.each([
    ["The parents' evening takes place in the hall.", "The parents' evening takes place in the library."],
    ['Das Sommerfest findet auf dem Schulhof statt.', 'Das Sommerfest findet in der Turnhalle statt.'],
    ["Le concert a lieu dans l'église.", 'Le concert a lieu dans la salle des fêtes.'],
    ['The meeting of the board is held in Leeds.', 'The meeting of the board is held in York.'],
    ['The vote will be held in room 3.', 'The vote will be held in room 5.'],
  ])('updates %j by %j', (older, newer) => expect(actionOf(older, newer)).toBe('updated_existing'));

  it.each([
    ['Concerts take place in the church.', 'Concerts take place in the park.'],
    ['A market takes place in the square.', 'A market takes place in the harbour.'],
    ['The concert took place in the church.', 'The concert took place in the park.'],
    ['Ein Konzert findet in der Aula statt.', 'Ein Konzert findet in der Mensa statt.'],
    ['The vote takes place in the hall.', 'The party takes place in the library.'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));
});
