import { decideLocally } from './local-decision.js';
import { haveOpposites, haveOtherSides, isSettled, setOtherLimits } from './opposites.js';
import { tokensOf } from './tokens.js';

const ask = (question: typeof haveOpposites, one: string, other: string) => question(tokensOf(one), tokensOf(other));

describe('haveOpposites', () => {
  it.each([
    ['The heater is off', 'The heater is on', true],
    ['Rent with heating', 'Rent without heating', true],
    ['Die Heizung ist an', 'Die Heizung ist aus', true],
    ['Miete mit Heizung', 'Miete ohne Heizung', true],
    ['The heater is on', 'The heater is on the wall', false],
    ['Lights go on and off', 'Lights go on', false],
  ])('of %j and %j is %s', (one, other, expected) => {
    expect(ask(haveOpposites, one, other)).toBe(expected);
    expect(ask(haveOpposites, other, one)).toBe(expected);
  });
});

it.each([
  ['Die Heizung im Bad ist aus.', 'Die Heizung im Bad ist an.'],
  ['Die Heizung im Bad ist an.', 'Die Heizung im Bad ist aus.'],
])('what is switched does not stay as it was: %j, %j', (older, newer) => {
  const decision = decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]);
  expect(decision.action).not.toBe('kept_existing');
});

describe('haveOtherSides', () => {
  it.each([
    ['the left ear', 'the right ear', true],
    ['the front door', 'the rear door', true],
    ['left and right ear', 'the right ear', false],
  ])('of %j and %j is %s', (one, other, expected) => expect(ask(haveOtherSides, one, other)).toBe(expected));
});

describe('isSettled', () => {
  it.each([
    ['either the barn or the mill', 'the mill', true],
    ['the mill', 'either the barn or the mill', false],
    ['maybe the mill', 'maybe the mill', false],
  ])('of %j and %j is %s', (older, newer, expected) => expect(ask(isSettled, older, newer)).toBe(expected));
});

describe('two ends of a range', () => {
  it.each([
    ['No calls before 8', 'No calls after 20'],
    ["Don't schedule meetings before 10", "Don't schedule meetings after 16"],
    ['Bitte nicht vor 9 anrufen', 'Bitte nicht nach 21 anrufen'],
  ])('both hold: %j and %j', (older, newer) => {
    expect(ask(setOtherLimits, older, newer)).toBe(true);
    expect(decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action).toBe('stored_new');
  });

  it('are another matter than one end that moves', () => {
    expect(ask(setOtherLimits, 'No calls before 8', 'No calls before 9')).toBe(false);
    expect(
      decideLocally('No calls before 9', [{ id: 1, text: 'No calls before 8', similarity: 0.9, saidAt: new Date(0) }]).action,
    ).toBe('updated_existing');
  });
});
