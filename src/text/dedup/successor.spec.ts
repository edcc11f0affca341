import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on a value and its successor', () => {
  it.each([
    ['Gero runs the bakery.', 'Gero retired and his daughter Uta runs the bakery now.'],
    ['El bar lo lleva Nando.', 'Nando se fue y ahora el bar lo lleva su prima Eva.'],
    ['The printer in the office is an Epson.', 'The Epson in the office broke down, the printer there is a Brother now.'],
    ['Herr Klose ist unser Hausmeister.', 'Herr Klose ist in Rente, unser Hausmeister ist jetzt Herr Ott.'],
    ['We rehearse in the Old Mill.', 'The Old Mill was sold, we rehearse in the school now.'],
  ])('updates %j by %j', (older, newer) => expect(actionOf(older, newer)).toBe('updated_existing'));

  it.each([
    ['Gero runs the bakery.', 'Gero retired and his daughter Uta runs the cinema now.'],
    ['Gero runs the bakery.', 'Jost retired and his daughter Uta runs the kiosk now.'],
    ['The printer in the office is an Epson.', 'The printer at the school is a Brother now.'],
    ['Pavel is our goalkeeper.', 'Pavel retired and Milan is our coach now.'],
    ['Lea sings with Bo.', 'Bo is ill and Lea now sings with Cem.'],
    ['We rehearse in the Old Mill.', 'If the Old Mill is sold, we rehearse in the school now and then.'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));
});
