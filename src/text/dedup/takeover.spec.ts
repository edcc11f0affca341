import { decideLocally } from './local-decision.js';
import { takesOver } from './takeover.js';

describe('takesOver', () => {
  const taken: [older: string, newer: string][] = [
    ['The choir sings in the parish hall.', 'The choir sings in the school gym instead of the parish hall.'],
    ['The contact at Velmar is Judith Kroll.', 'The contact at Velmar is not Judith Kroll but Hannes Oberle.'],
    ['The rate limit is 100 requests per minute.', 'The rate limit went from 100 to 250 requests per minute.'],
    ['Staging runs on node 18.', 'Staging: node 18 -> 20'],
    ['Der Jour fixe ist montags um 10 Uhr.', 'Der Jour fixe ist nicht mehr montags, sondern mittwochs um 11 Uhr.'],
    ['La réunion a lieu en salle Monet.', 'La réunion a lieu en salle Degas au lieu de la salle Monet.'],
    ['用户住在上海。', '用户不再住在上海，现在住在成都。'],
    ['User has a gym membership.', 'User cancelled the gym membership.'],
  ];
  it.each(taken)('puts a text in the place of one whose value it names, or ends: %s', (older, newer) => {
    expect(takesOver(older, newer)).toBe(true);
  });

  const beside: [older: string, newer: string][] = [
    ['User is allergic to nuts.', 'User is now allergic to pollen.'],
    ['The API supports XML.', 'The API now supports JSON.'],
    ['Paul is in the choir.', 'Paul joined the book club.'],
    ['User drinks wine.', 'User no longer drinks beer.'],
    ['The team uses Slack.', 'The design team uses Teams instead of Slack.'],
    ['User drinks tea in the morning.', 'User drinks coffee instead of tea in the afternoon.'],
    ['Guests park in the yard.', 'Guests park in the street instead of the yard in winter.'],
    ['Rent for the flat is 900.', 'Rent for the garage went up to 90.'],
    ['The Go service runs on port 80.', 'The Rust service now runs on port 81.'],
    ['I live in Tartu.', 'I am from Tartu.'],
    ['I live in Tartu and work as a nurse.', 'I am Ana, a nurse from Tartu'],
    ['Ben works in Kiel.', 'Ben is a cook from Kiel.'],
    ['The lift is broken.', 'The lift is fixed to the wall.'],
    ['The museum is open.', 'The museum is closed to visitors.'],
    ['Lukas reports to Ines.', 'Ines now reports to Lukas.'],
    ['Ana reports to Ben.', 'Ben reports to Carl instead of Ana.'],
  ];
  it.each(beside)('leaves a text beside one that still holds: %s', (older, newer) => {
    expect(takesOver(older, newer)).toBe(false);
    expect(actionOf(older, newer)).toBe('stored_new');
  });
});

describe('decideLocally, on values that change', () => {
  const updated: [older: string, newer: string][] = [
    ['Physio is Wednesday at 16:00.', 'Physio is now Friday at 08:30.'],
    ['Yoga class is on Tuesdays at 18:00.', 'Yoga class is on Thursdays at 19:30.'],
    ['The gate code is 7712.', 'The gate code is 4090 now!'],
    ['Clara is engaged to Mikkel.', 'Clara is married to Mikkel.'],
    ['Parcel 5520 is packed.', 'Parcel 5520 has been delivered.'],
    ['Subscription plan: Basic', 'Subscription plan: Pro'],
  ];
  it.each(updated)('updates %s', (older, newer) => {
    expect(actionOf(older, newer)).toBe('updated_existing');
  });

  const own: [older: string, newer: string][] = [
    ['Temperature: 21.5 C on Monday', 'Temperature: 23 C on Wednesday'],
    ['Plan for Saturday: Museum', 'Plan for Saturday: Zoo'],
    ['Piano lesson: Monday 16:00', 'Piano lesson: Wednesday 17:00'],
    ['Ruben speaks Catalan.', 'Ruben no longer speaks Catalan at school.'],
    ['Great! See you at the gate at 7.', 'Great! See you at the gate at 8.'],
  ];
  it.each(own)('keeps a fact of its own beside %s', (older, newer) => {
    expect(actionOf(older, newer)).toBe('stored_new');
  });
});

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;
