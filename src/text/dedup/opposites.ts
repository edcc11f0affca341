import { wordSet } from '../word-lists.js';
import { isNumber, type Token } from './tokens.js';

/** Words of which one rules out the other, by languages. They are too short, or too common, to be content words. */
const OPPOSITES = table(`
  on/off in/out up/down with/without to/from inside/outside more/less
  an/aus ein/aus mit/ohne mehr/weniger innen/außen
  avec/sans plus/moins dedans/dehors
  con/sin más/menos dentro/fuera
  con/senza più/meno
  com/sem mais/menos
  aan/uit met/zonder meer/minder`);

/** Words for the two ends of a range. */
const LIMITS = table(`
  before/after from/until since/until above/below over/under minimum/maximum min/max least/most earliest/latest
  vor/nach ab/bis über/unter mindestens/höchstens frühestens/spätestens
  avant/après sur/sous
  antes/después sobre/bajo mínimo/máximo
  prima/dopo sopra/sotto minimo/massimo
  antes/depois sobre/sob
  voor/na boven/onder vanaf/tot`);

/** Words that tell two parts of one thing apart, or two things of one kind. */
const SIDES = table(`
  left/right upper/lower top/bottom front/back front/rear inner/outer indoor/outdoor upstairs/downstairs north/south east/west
  northern/southern eastern/western first/second second/third older/younger elder/younger
  links/rechts linke/rechte linker/rechter linkes/rechtes linken/rechten obere/untere vordere/hintere erste/zweite
  gauche/droite gauche/droit haut/bas avant/arrière premier/second première/deuxième
  izquierda/derecha izquierdo/derecho delantero/trasero primer/segundo primera/segunda
  sinistra/destra sinistro/destro anteriore/posteriore primo/secondo prima/seconda
  esquerda/direita esquerdo/direito primeiro/segundo primeira/segunda
  linker/rechter linkse/rechtse eerste/tweede`);

/** Words that leave open what holds. */
const HEDGES = wordSet(`
  or either undecided unsure unclear maybe perhaps possibly probably might could considering tentatively between
  oder vielleicht unentschieden unklar eventuell möglicherweise wahrscheinlich zwischen
  ou peut-être indécis indécise hésite sûrement entre
  o u quizás quizá indeciso indecisa posiblemente probablemente
  oppure forse indeciso probabilmente tra fra
  talvez indeciso possivelmente provavelmente
  misschien twijfelt mogelijk waarschijnlijk tussen`);

/** True if one text has a word, such as "on" or "before", where the other has its opposite, "off" or "after". */
export const haveOpposites = (one: readonly Token[], other: readonly Token[]): boolean =>
  differ(OPPOSITES, one, other) || differ(LIMITS, one, other);

/** True if two texts set the two ends of a range, which both hold: "no calls before 8" and "no calls after 20". */
export const setOtherLimits = (one: readonly Token[], other: readonly Token[]): boolean =>
  differ(LIMITS, one, other) && hasOwnNumber(one, other) && hasOwnNumber(other, one);

const hasOwnNumber = (tokens: readonly Token[], others: readonly Token[]) =>
  tokens.some((token) => isNumber(token) && !others.some(({ key }) => key === token.key));

/** True if two texts are about different sides, or parts, of something: "the left ear" and "the right ear". */
export const haveOtherSides = (one: readonly Token[], other: readonly Token[]): boolean => differ(SIDES, one, other);

/** True if an older text leaves open what the new one does not: "either the barn or the mill", and "the mill". */
export function isSettled(before: readonly Token[], after: readonly Token[]): boolean {
  const said = formsOf(after);
  return before.some(({ form }) => HEDGES.has(form) && !said.has(form));
}

type Table = ReadonlyMap<string, ReadonlySet<string>>;

function differ(opposites: Table, one: readonly Token[], other: readonly Token[]): boolean {
  const [left, right] = [formsOf(one), formsOf(other)];
  return [...left].some(
    (word) => !right.has(word) && [...(opposites.get(word) ?? [])].some((opposite) => right.has(opposite) && !left.has(opposite)),
  );
}

const formsOf = (tokens: readonly Token[]) => new Set(tokens.map(({ form }) => form));

function table(source: string): Table {
  const found = new Map<string, Set<string>>();
  for (const entry of wordSet(source)) {
    const [one, other] = entry.split('/') as [string, string];
    for (const [word, opposite] of [
      [one, other],
      [other, one],
    ] as const)
      found.set(word, (found.get(word) ?? new Set()).add(opposite));
  }
  return found;
}
