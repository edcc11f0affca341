import { decideLocally } from './local-decision.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('decideLocally, on all, some and only', () => {
  it.each([
    ['All members can use the court.', 'Only adult members can use the court.'],
    ['Every nurse has a key.', 'Only nurses on the night shift have a key.'],
    ['Alle Schüler dürfen die Bibliothek nutzen.', 'Nur Schüler ab Klasse 9 dürfen die Bibliothek nutzen.'],
    ['Jeder darf den Beamer ausleihen.', 'Nur Lehrkräfte dürfen den Beamer ausleihen.'],
    ['Tous les élèves mangent à la cantine.', 'Seuls les élèves de sixième mangent à la cantine.'],
    ['Tutti i soci possono usare la barca.', 'Solo i soci adulti possono usare la barca.'],
    ['Reviewers have to check every file.', 'Reviewers only have to check files in src.'],
    ['Only adult members can use the court.', 'All members can use the court.'],
    ['The side door may be used by everybody.', 'The side door may only be used by staff.'],
    ['The horses may only be fed hay.', 'The horses may be fed anything.'],
    ['Visitors should wear a helmet in the yard.', 'Visitors must wear a helmet in the yard.'],
    ['Pavel is probably out for the season.', 'Pavel is out for the season.'],
    ['The bakery sometimes opens on Sundays.', 'The bakery always opens on Sundays.'],
    ['Some of the seats are reserved.', 'All of the seats are reserved.'],
    ['Swimming is allowed in the lake.', 'Swimming is allowed in the lake only in July.'],
  ])('updates %j by %j', (older, newer) => expect(actionOf(older, newer)).toBe('updated_existing'));

  it.each([
    ['All members can use the court.', 'Only adult members can use the gym.'],
    ['All members can use the court in winter.', 'Only adult members can use the court in summer.'],
    ['All members pay a fee.', 'Only members pay a fee.'],
    ['All goats were vaccinated by Ana.', 'Only sheep were vaccinated by Bo.'],
    ['All nurses have a key.', 'Only Bo knows that nurses have a key.'],
    ['Ben may only drink water.', 'Ida may drink anything.'],
    ['The pool may only be used by members.', 'The pool may be heated at all times.'],
    ['Ana can swim in the lake.', 'Ana must swim in the lake.'],
    ['Pavel is probably out for the season.', 'Pavel is out for lunch.'],
    ['Some of the seats are reserved.', 'All of the tables are reserved.'],
    ['All of the seats are reserved.', 'Some of the seats are reserved.'],
    ['Ana always sings in the choir.', 'Bo never sings in the choir.'],
  ])('leaves %j beside %j', (older, newer) => expect(actionOf(older, newer)).toBe('stored_new'));
});
