import { isHandover, leadsNow } from './handover.js';
import { decideLocally } from './local-decision.js';
import { tokensOf } from './tokens.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('isHandover', () => {
  it.each([
    ['Rosa runs the ticket office.', 'Emil took over the ticket office from Rosa.'],
    ['Rosa is the treasurer of the choir.', "Rosa handed the treasurer's post of the choir over to Emil."],
    ['Rosa is the warden of floor 2.', 'Rosa passed the role of warden of floor 2 on to Emil.'],
    ['Rosa moderates the forum.', 'Emil replaced Rosa as moderator of the forum.'],
    ['The coach of the B team is Rosa Lind.', 'Rosa Lind was succeeded by Emil as coach of the B team.'],
    ['Rosa leitet die Kita.', 'Emil hat die Leitung der Kita von Rosa übernommen.'],
    ['Rosa dirige la chorale.', 'Emil a remplacé Rosa à la direction de la chorale.'],
  ])('reads %j as over by %j', (older, newer) => {
    expect(isHandover(tokensOf(older), tokensOf(newer))).toBe(true);
    expect(actionOf(older, newer)).toBe('updated_existing');
  });

  it.each([
    ['Rosa runs the ticket office.', 'Emil took over from Rosa.'],
    ['Rosa runs the ticket office.', 'Emil took over the keys of the ticket office from Rosa.'],
    ['Rosa runs the ticket office.', 'Rosa passed the ticket office keys on to Emil.'],
    ['Rosa runs the ticket office.', 'Emil will take over the ticket office from Rosa.'],
    ['Rosa runs the ticket office.', 'Rosa took over the ticket office from Emil.'],
    ['Rosa runs the ticket office and the bar.', 'Emil took over the bar from Rosa.'],
    ['Rosa is a member of the choir.', 'Emil replaced Rosa as a member of the choir.'],
    ['Rosa is the warden of floor 2.', 'Rosa passed the role of warden of floor 3 on to Emil.'],
    ['Rosa moderates the forum.', 'Emil has not replaced Rosa as moderator of the forum.'],
    ['Rosa leitet die Kita.', 'Emil hat die Schlüssel der Kita von Rosa übernommen.'],
    ['Rosa sings in the choir.', 'Emil took over the choir from Rosa.'],
  ])('does not read %j as over by %j', (older, newer) => expect(isHandover(tokensOf(older), tokensOf(newer))).toBe(false));
});

describe('leadsNow', () => {
  const isLed = (older: string, newer: string) => leadsNow(tokensOf(older), tokensOf(newer));

  it.each([
    ['Rosa leads the night shift.', 'Emil now leads the night shift.'],
    ['Rosa leads the night shift.', 'Emil leads the night shift now.'],
    ['Rosa leitet die Kita.', 'Emil leitet jetzt die Kita.'],
  ])('reads %j as over by %j', (older, newer) => expect(isLed(older, newer)).toBe(true));

  it.each([
    ['Rosa leads the night shift.', 'Emil leads the night shift.'],
    ['Rosa leads the night shift.', 'Emil now leads the day shift.'],
    ['Rosa leads a team.', 'Emil now leads a team.'],
    ['Rosa likes the night shift.', 'Emil now likes the night shift.'],
  ])('does not read %j as over by %j', (older, newer) => expect(isLed(older, newer)).toBe(false));
});
