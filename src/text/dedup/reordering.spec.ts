import { saysSameInOtherOrder } from './reordering.js';
import { tokensOf } from './tokens.js';

const isSame = (a: string, b: string) => saysSameInOtherOrder(tokensOf(a), tokensOf(b));

describe('saysSameInOtherOrder, on active and passive', () => {
  it.each([
    ['Both heirs must sign the deed.', 'The deed must be signed by both heirs.'],
    ['Both heirs have to sign the deed.', 'The deed must be signed by both heirs.'],
    ['Herr Ott pflegt den Teich im Hof.', 'Der Teich wird von Herrn Ott im Hof gepflegt.'],
    ['Frau Ott verwaltet die Kasse.', 'Die Kasse wird von Frau Ott verwaltet.'],
    ['Paul garde la clé.', 'La clé est gardée par Paul.'],
    ['Mia and Noah are cousins.', 'Noah and Mia are cousins.'],
  ])('reads %j and %j as one', (active, passive) => {
    expect(isSame(active, passive)).toBe(true);
    expect(isSame(passive, active)).toBe(true);
  });

  it.each([
    ['Both heirs may sign the deed.', 'The deed must be signed by both heirs.'],
    ['Both heirs sign the deed.', 'The deed must be signed by both heirs.'],
    ['Frau Ott pflegt Frau Abt.', 'Frau Ott wird von Frau Abt gepflegt.'],
    ['Herr Ott pflegte den Teich.', 'Der Teich wird von Herrn Ott gepflegt.'],
    ['Mia and Noah are 4 and 6, respectively.', 'Noah and Mia are 4 and 6, respectively.'],
    ['Mia and Noah race Bo.', 'Noah and Mia race Bo.'],
    ['Paul garde Anne.', 'Paul est gardé par Anne.'],
  ])('tells %j from %j', (active, passive) => expect(isSame(active, passive)).toBe(false));
});
