import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on what may be', () => {
  it.each([
    ['The barge Elsa is in Ghent.', 'The barge Elsa may have left Ghent.'],
    ['Ana uses Zed.', 'Ana may switch from Zed to Vim.'],
    ['Ana works at Fennel Labs.', 'Ana could soon quit Fennel Labs.'],
    ['The office is in Rome.', 'The office might move from Rome to Bonn.'],
    ['Der Kurs findet in Halle 2 statt.', 'Der Kurs könnte von Halle 2 in Halle 3 umziehen.'],
    ["L'atelier est à Lyon.", "L'atelier pourrait quitter Lyon."],
    ['The tour starts at 9:00.', 'The tour might start at 10:00 instead of 9:00.'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));

  it.each([
    ['The office is in Rome.', 'The office will move from Rome to Bonn.'],
    ['Dogs are not allowed in the hall.', 'Dogs are now allowed in the hall.'],
    ['Guests should wear helmets.', 'Guests must wear helmets.'],
    ['The office will move to Bonn.', 'The office might move to Bonn.'],
    ['The barge Elsa is in Ghent.', 'The barge Elsa has left Ghent.'],
  ])('updates %j by %j', (older, newer) => expect(actionOf(older, newer)).toBe('updated_existing'));
});
