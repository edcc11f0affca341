import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on labels and lists', () => {
  it.each([
    ['Feed for the pigs: 3 kg daily.', 'Feed for the pigs: 4 kg daily.'],
    ['Amoxicillin for Ben: 250 mg three times a day.', 'Amoxicillin for Ben: 500 mg three times a day.'],
    ['Dose: 5 mg ramipril daily.', 'Dose: 10 mg ramipril daily.'],
    ['Deadline: 3 March', 'Deadline: 17 April'],
    ['Rent: 850 euros a month', 'Rent: 900 euros a month'],
    ['Still missing: hinges, screws, glue.', 'Still missing: only glue now.'],
    ['Es fehlen noch: Mehl, Eier, Butter.', 'Es fehlen noch: nur Butter.'],
  ])('updates %j by %j', (older, newer) => expect(actionOf(older, newer)).toBe('updated_existing'));

  it.each([
    ['Run with Ben: 5 km', 'Run with Ben: 7 km'],
    ['Lunch at the fair: 12 euros', 'Lunch at the fair: 14 euros'],
    ['Dose: 5 mg ramipril daily.', 'Dose: 10 mg amlodipine daily.'],
    ['Speed test: 80 Mbit', 'Speed test: 95 Mbit'],
    ['Phone: 0151 2210 home', 'Phone: 0160 8812 work'],
    ['Ibuprofen: 400 mg in the morning', 'Ibuprofen: 800 mg at night'],
    ['Feed for the pigs: 3 kg daily.', 'Feed for the hens: 4 kg daily.'],
    ['Guests: Ana, Bo, Cy.', 'Guests: only Dan now.'],
    ['Colours: red, blue, green.', 'Sizes: only red now.'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));
});
