import { wordSet } from '../word-lists.js';
import { isNegation } from './additions.js';
import { RELOCATIONS, STAYS } from './change-words.js';
import { isContent, isCopula } from './content.js';
import { CONDITIONS, CONJUNCTIONS, MODALS, PREPOSITIONS, PRONOUNS } from './grammar-words.js';
import { isRecent } from './relocation.js';
import { PAST, type Token } from './tokens.js';
import { DAY_PARTS } from './value-words.js';

/**
 * True if a new sentence says that the subject of an old one is no longer where, or in what state, that one says: "is in hospital
 * with a flu", "was discharged from hospital"; "is on sick leave", "is back at work".
 */
export function endsState(before: readonly Token[], sentence: readonly Token[]): boolean {
  const be = before.findIndex(isCopula);
  const subject = before.slice(0, be);
  const isSame = be > 0 && subject.some(isContent) && subject.every(({ key }, i) => key === sentence[i]?.key);
  if (!isSame || sentence.some((token) => isNegation(token) || MODALS.has(token.form) || CONDITIONS.has(token.form)))
    return false;
  const state = withoutCause(before.slice(be + 1));
  const outcome = clauseOf(sentence.slice(subject.length)).filter((token) => !isAuxiliary(token));
  return leavesPlace(state, outcome) || isBack(state, sentence.slice(subject.length));
}

/** Returns a part up to "and" or a comma. */
function clauseOf(part: readonly Token[]): readonly Token[] {
  const end = part.findIndex(({ form, afterPause }, i) => i > 0 && (afterPause || CONJUNCTIONS.has(form)));
  return end < 0 ? part : part.slice(0, end);
}

/**
 * Returns a state without what it is due to, which ends with it: "in hospital | with a broken leg". Company is a fact of its own.
 */
function withoutCause(state: readonly Token[]): readonly Token[] {
  const at = state.findIndex(({ form }, i) => i > 1 && CAUSES.has(form));
  const cause = state.slice(at + 1);
  const isCause =
    at > 0 && cause.length > 0 && !cause.some((token) => token.name || PRONOUNS.has(token.form) || token.isDefinite);
  return isCause && cause.length <= MAX_CAUSE ? state.slice(0, at) : state;
}
const CAUSES = wordSet('with for after mit nach wegen avec pour après con por tras per dopo');
const MAX_CAUSE = 3;

/** True for "in Hull" and "left Hull", "in hospital" and "was discharged from hospital". */
function leavesPlace(state: readonly Token[], [verb, ...rest]: readonly Token[]): boolean {
  const [first, ...others] = state;
  const [preposition, ...place] = first && isStay(first) ? others : state;
  if (!preposition || !verb || !LOCATIVES.has(preposition.form) || !place.some(isContent)) return false;
  const from = PREPOSITIONS.has(rest[0]?.form ?? '') ? rest.slice(1) : rest;
  const isLeft = LEAVES.has(verb.form) || (RETURNS.has(verb.form) && FROM.has(rest[0]?.form ?? ''));
  return isLeft && place.every(({ key }, i) => key === from[i]?.key) && from.slice(place.length).every(isTime);
}
const isTime = (token: Token) => isRecent(token) || DAY_PARTS.has(token.form);
const isStay = ({ key }: Token) => STAYS.has(key.replace(PAST, ''));
const LOCATIVES = wordSet('in on at am en auf à de na w');
const FROM = wordSet('from aus von de du da dal dalla z из с');
/** Verbs of going away from a place. */
const LEAVES = wordSet(`
  left departed vacated exited quit
  verlassen
  quitté
  dejó abandonó
  lasciato
  verlaten
  покинул покинула`);
const RETURNS = wordSet(`
  returned released discharged recovered dismissed freed departed
  entlassen zurückgekehrt zurück
  sorti sortie rentré rentrée revenu revenue
  salió volvió vuelto salido
  wrócił wróciła wyszedł wyszła
  dimesso dimessa tornato tornata
  ontslagen teruggekeerd`);

/** True for "on sick leave" and "is back at work": somebody who was away. */
const isBack = (state: readonly Token[], [be, back, ...rest]: readonly Token[]) =>
  ABSENCES.has(state.at(-1)?.form ?? '') &&
  LOCATIVES.has(state[0]?.form ?? '') &&
  isCopula(be ?? NOTHING) &&
  BACK.has(back?.form ?? '') &&
  rest.every((token) => isRecent(token) || token.form === 'work' || token.form === 'home');
const NOTHING = { key: '', form: '' } as Token;
const ABSENCES = wordSet(
  'leave holiday holidays vacation urlaub elternzeit congé vacances vacaciones baja ferie verlof vakantie',
);
const BACK = wordSet('back zurück revenu vuelta tornato terug');

const isAuxiliary = ({ form, key }: Token) => AUXILIARIES.has(form) || isCopula({ key } as Token) || RELOCATIONS.has(form);
const AUXILIARIES = wordSet(
  'ha has have had was were been just now finally already hat wurde worden a été ha sido è stato stata heeft werd',
);
