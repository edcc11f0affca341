import { decideLocally } from './local-decision.js';
import { tokensOf } from './tokens.js';
import { isTransition } from './transition.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on a way from one value to another', () => {
  it.each([
    ['The toll is 12.', 'The toll went up from 12 to 14.'],
    ['The rent is 700', 'The rent went up from 700 to 750'],
    ['The toll is 12 euros.', 'The toll was lowered from 12 to 9 euros last month.'],
    ['I live in Leeds.', 'I moved from Leeds to Hull.'],
    ['Dag is based in Lund.', 'Dag relocated from Lund to Umeå.'],
    ['Jana wohnt in Linz.', 'Jana ist von Linz nach Wels gezogen.'],
    ['Le prix est de 8 euros.', 'Le prix est passé de 8 à 9 euros.'],
    ['El precio es de 8 euros.', 'El precio ha subido de 8 a 9 euros.'],
    ['Mia is on maternity leave.', 'Mia returned from maternity leave.'],
    ['Luc est en vacances.', 'Luc est rentré de vacances.'],
    ['Ticket 5 is assigned to Ana.', 'Ticket 5 was reassigned to Bo.'],
    ['The interview is scheduled for Monday.', 'The interview was rescheduled to Friday.'],
    ['Pedro vive en Vigo.', 'Pedro se mudó de Vigo a Lugo.'],
    ['Die Maut kostet 12 Euro.', 'Die Maut wurde auf 14 Euro erhöht.'],
    ['The linter is Flint.', 'The linter has been switched to Onyx.'],
    ['Sofie bor i Odense.', 'Sofie er flyttet fra Odense til Vejle.'],
  ])('updates %j by %j', (older, newer) => expect(actionOf(older, newer)).toBe('updated_existing'));

  it.each([
    ['The toll is 12.', 'The toll went up from 10 to 12.'],
    ['The toll is 12.', 'The toll will go up from 12 to 14.'],
    ['The toll is 12.', 'The fare went up from 12 to 14.'],
    ['The toll is 12 for trucks.', 'The toll went up from 12 to 14.'],
    ['The toll is 12.', 'The toll was raised from 12 to 14 for trucks.'],
    ['The toll is 12.', 'The toll was raised to 14 for trucks.'],
    ['Mia is in the choir.', 'Mia got a letter from the choir.'],
    ['Mia is in Rome.', 'Mia called from Rome.'],
    ['The sample is in box 4.', 'The sample was copied from box 4.'],
    ['Mia is from Rome.', 'Mia returned from Rome.'],
    ['Mia works in Rome.', 'Mia returned from Rome.'],
    ['Ticket 5 is assigned to Ana for May.', 'Ticket 5 was reassigned to Bo.'],
    ['Ticket 5 is assigned to Ana.', 'Ticket 6 was reassigned to Bo.'],
    ['The team is Red.', 'The team has been switched to a smaller room.'],
    ['Dag lives in Lund.', 'Dag commutes from Lund to Umeå.'],
    ['Dag lives in Lund.', 'Dag moved from Lund to Umeå in 1999.'],
    ['Dag lives in Lund with Ida.', 'Dag moved from Lund to Umeå.'],
    ['Dag has a house in Lund.', 'Dag moved from Lund to Umeå.'],
    ['Dag lives in Lund.', 'Ida moved from Lund to Umeå.'],
  ])('leaves %j beside %j', (older, newer) => expect(isTransition(tokensOf(older), tokensOf(newer))).toBe(false));
});
