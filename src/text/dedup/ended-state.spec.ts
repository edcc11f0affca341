import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on the end of a state', () => {
  it.each([
    ['Theo is in hospital with a broken leg.', 'Theo was released from hospital yesterday.'],
    ['The barge Elsa is in Ghent.', 'The barge Elsa left Ghent this morning and is on her way to Bruges.'],
    ['Anna ist im Krankenhaus.', 'Anna wurde aus dem Krankenhaus entlassen.'],
    ['Le bateau est au port de Brest.', 'Le bateau a quitté le port de Brest.'],
    ['Sven is on sick leave.', 'Sven is back at work.'],
    ['Release 4.2 is in testing.', 'Release 4.2 has shipped.'],
    ['The strike is in progress.', 'The strike is over.'],
  ])('updates %j by %j', (older, newer) => expect(actionOf(older, newer)).toBe('updated_existing'));

  it.each([
    ['Theo is in hospital with Ana.', 'Theo was released from hospital yesterday.'],
    ['Theo is in hospital with a broken leg.', 'Tim was released from hospital yesterday.'],
    ['Theo is in hospital.', 'Theo called from hospital yesterday.'],
    ['The barge Elsa is moored in Ghent.', 'The barge Elsa passed Ghent this morning.'],
    ['The barge Elsa is in Ghent.', 'The barge Rosa left Ghent this morning.'],
    ['The barge Elsa is in Ghent.', 'The barge Elsa may have left Ghent.'],
    ['Sven is on sick leave.', 'Sven is back at the bar.'],
    ['Release 4.2 is in testing.', 'Release 4.3 has shipped.'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));
});
