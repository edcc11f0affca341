import { isCorrectedByCleft } from './cleft.js';
import { decideLocally } from './local-decision.js';
import { tokensOf } from './tokens.js';

const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;

describe('isCorrectedByCleft', () => {
  it.each([
    ['The drill belongs to Carl.', 'It is Jonas who owns the drill, not Carl.'],
    ['Carl owns the drill.', 'It is Jonas who owns the drill.'],
    ['Carl waters the roses.', 'It was not Carl but Jonas who waters the roses.'],
    ['Carl waters the roses.', "It's Jonas who waters the roses, not Carl."],
    ['Carl is the caretaker of the annexe.', 'It is Jonas who is the caretaker of the annexe.'],
    ['Carl arrose les roses.', "C'est Jonas qui arrose les roses, pas Carl."],
    ['Carl riega las rosas.', 'Es Jonas quien riega las rosas, no Carl.'],
    ['Carl gießt die Rosen.', 'Nicht Carl, sondern Jonas gießt die Rosen.'],
  ])('takes back %j by %j', (older, newer) => {
    expect(isCorrectedByCleft(tokensOf(older), tokensOf(newer))).toBe(true);
    expect(actionOf(older, newer)).toBe('updated_existing');
  });

  it.each([
    ['Carl waters the roses.', 'It is Jonas who waters the roses.'],
    ['Carl waters the roses.', 'It is Jonas who waters the tulips, not Carl.'],
    ['Carl waters the roses.', 'It is not Carl who waters the roses.'],
    ['Carl waters the roses every day.', 'It is Jonas who waters the roses, not Carl.'],
    ['Carl waters the roses.', 'It is Jonas who waters the roses, not Emil.'],
    ['Carl knows Ida.', 'It is Ida who knows Carl.'],
  ])('leaves %j beside %j', (older, newer) => expect(isCorrectedByCleft(tokensOf(older), tokensOf(newer))).toBe(false));
});
