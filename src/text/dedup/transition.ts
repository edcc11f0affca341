import { wordSet } from '../word-lists.js';
import { CHANGE_WORDS, RELOCATIONS, RESCHEDULING_WORDS, STATE_VERBS, STAYS, SUCCESSION_WORDS } from './change-words.js';
import { isContent, isCopula } from './content.js';
import { PREPOSITIONS } from './grammar-words.js';
import { OWNERS } from './owners.js';
import { isRecent } from './relocation.js';
import { isNumber, PAST, type Token } from './tokens.js';
import { UNITS } from './value-words.js';

/**
 * True if a new sentence says that the subject of an old one went from the value that it has there to another: "The fee is 30",
 * "The fee was raised from 30 to 36"; "Dag is based in Lund", "Dag relocated from Lund to Umeå". Both values are named, so that
 * nothing is in doubt, whatever the subject and however few words both have.
 */
export function isTransition(before: readonly Token[], after: readonly Token[]): boolean {
  return (
    isNamedTransition(before, after) || [isNewFigure, isNewName, isReturn, isDoneAgain].some((change) => change(before, after))
  );
}

function isNamedTransition(before: readonly Token[], after: readonly Token[]): boolean {
  const from = after.findIndex(({ form }) => FROM.has(form));
  // The "a" of Spanish is no token, as it is the English article.
  const to = after.findIndex(
    ({ form, afterArticle }, i) =>
      i > from + 1 &&
      (TO.has(form) || (afterArticle && (/^\d/.test(form) || (after[i]?.name === true && after[from]?.form === 'de')))),
  );
  if (from < 1 || to < 0) return false;
  const oldValue = after.slice(from + 1, to).filter(({ form }) => !UNITS.has(form));
  const subject = subjectOf(before, oldValue);
  if (!subject?.every(({ key }, i) => key === after[i]?.key)) return false;
  const [verbs, newValue] = [after.slice(subject.length, from), after.slice(TO.has(after[to]?.form ?? '') ? to + 1 : to)];
  const last = newValue.at(-1);
  const isLast = last !== undefined && isTurn(last);
  if (!(verbs.some(isTurn) || isLast) || !verbs.every((token) => isTurn(token) || isAuxiliary(token))) return false;
  return isUnlimited(isLast ? newValue.slice(0, -1) : newValue);
}

/** True for "The toll is 12 euros" and "The toll was raised to 14 euros": one figure, and the same subject and unit. */
function isNewFigure(before: readonly Token[], after: readonly Token[]): boolean {
  const at = before.findIndex(isNumber);
  const old = before[at];
  const to = after.findIndex(({ form }, i) => TO.has(form) && /^\d/.test(after[i + 1]?.key ?? ''));
  const subject = old ? subjectOf(before, [old]) : undefined;
  if (!subject || before.findLastIndex(isNumber) !== at || to <= subject.length) return false;
  if (!subject.every(({ key }, i) => key === after[i]?.key) || !subject.some(isContent)) return false;
  const [verbs, value] = [after.slice(subject.length, to), after.slice(to + 1)];
  const last = value.at(-1);
  const isLast = last !== undefined && isTurn(last);
  const isChange = verbs.every((token) => isTurn(token) || isAuxiliary(token) || isSetTo(token)) && (verbs.length > 0 || isLast);
  const rest = (isLast ? value.slice(0, -1) : value).slice(1);
  return (
    isChange &&
    rest.map(({ key }) => key).join(' ') ===
      before
        .slice(at + 1)
        .map(({ key }) => key)
        .join(' ')
  );
}
/** True for "The linter is Flint" and "The linter has been switched to Onyx": one thing, and another name. */
function isNewName(before: readonly Token[], after: readonly Token[]): boolean {
  const copula = before.findIndex(isCopula);
  const [subject, value] = [before.slice(0, copula), before.slice(copula + 1)];
  const [first] = subject;
  const isOneThing =
    first !== undefined && (first.isDefinite || OWNERS.has(first.form)) && !/[^s]s$/.test(subject.at(-1)?.form ?? '');
  if (!isOneThing || !subject.every(({ key }, i) => key === after[i]?.key)) return false;
  const [verbs, to] = [after.slice(subject.length), after.findIndex(({ form }) => SWITCHED_TO.has(form))];
  const isSwitched = verbs.slice(0, to - subject.length).every((token) => SWITCHES.has(token.form) || isAuxiliary(token));
  const newValue = after.slice(to + 1);
  return (
    to > subject.length && isSwitched && [value, newValue].every((part) => part.length > 0 && part.every(({ name }) => name))
  );
}
/** True for "Mia is on leave" and "Mia returned from leave": she is where she was no more. */
function isReturn(before: readonly Token[], after: readonly Token[]): boolean {
  const copula = before.findIndex(isCopula);
  const [subject, preposition, place] = [before.slice(0, copula), before[copula + 1], before.slice(copula + 2)];
  if (copula < 1 || !preposition || !LOCATIVES.has(preposition.form) || !place.some(isContent)) return false;
  const from = after.findIndex(({ form }, i) => FROM.has(form) && place.every(({ key }, k) => after[i + 1 + k]?.key === key));
  const verbs = after.slice(subject.length, from).filter((token) => !isAuxiliary(token));
  const [verb] = verbs;
  const isPast = verbs.length === 1 && verb !== undefined && RETURNED.has(verb.form);
  return isPast && subject.every(({ key }, i) => key === after[i]?.key) && isUnlimited(after.slice(from + 1 + place.length - 1));
}
const LOCATIVES = new Set(['in', 'on', 'at', 'im', 'am', 'en', 'auf', 'à']);
const RETURNED = wordSet(
  `
  returned released discharged recovered
  rentré rentrée revenu revenue sorti sortie
  zurückgekehrt entlassen
  vuelto regresado volvió regresó`,
);

/** True for "Ticket 5 is assigned to Ana" and "Ticket 5 was reassigned to Bo": the same was done again. */
function isDoneAgain(before: readonly Token[], after: readonly Token[]): boolean {
  const copula = before.findIndex(isCopula);
  const [verb, preposition, ...value] = before.slice(copula + 1);
  const subject = before.slice(0, copula);
  if (copula < 1 || !verb?.key.endsWith(PAST) || !PREPOSITIONS.has(preposition?.form ?? '')) return false;
  if (value.length > MAX_VALUE || value.some(({ form, afterPause }) => afterPause || PREPOSITIONS.has(form))) return false;
  const at = after.findIndex(({ form }) => form === `re${verb.form}`);
  const rest = after.slice(at + 1);
  const isSame = at > subject.length && subject.every(({ key }, i) => key === after[i]?.key) && subject.some(isContent);
  return (
    isSame &&
    after.slice(subject.length, at).every(isAuxiliary) &&
    PREPOSITIONS.has(rest[0]?.form ?? '') &&
    isUnlimited(rest.slice(1))
  );
}
/** Maximum number of words of the value that the repetition replaces. */
const MAX_VALUE = 4;

const SWITCHES = wordSet('switched changed migrated replaced ersetzt gewechselt remplacé sustituido');
const SWITCHED_TO = wordSet('to by with durch par por');

const isSetTo = ({ form }: Token) => form === 'set' || form === 'cut';

/** Returns the words before the verb, if the value stands behind it and nothing else does that could be lost. */
function subjectOf(before: readonly Token[], value: readonly Token[]): readonly Token[] | undefined {
  const [first] = value;
  const at = first ? before.findLastIndex(({ key }) => key === first.key) : -1;
  if (at < 2 || !value.every(({ key }, i) => key === before[at + i]?.key)) return undefined;
  if (!before.slice(at + value.length).every(({ form }) => UNITS.has(form))) return undefined;
  const end = before.slice(0, at).findIndex((token, i) => i > 0 && (isCopula(token) || isStay(token)));
  const isBare =
    end > 0 && before.slice(end + 1, at).every((token) => PREPOSITIONS.has(token.form) || token.form === 'i' || isStay(token));
  return isBare ? before.slice(0, end) : undefined;
}

const FROM = wordSet('from von fra från van de du da dal di из с');
const TO = wordSet('to nach auf til till naar à a en al в на');

/** Verbs of a change, in the past. */
const TURNS = wordSet(`
  went gone climbed jumped relocated transferred revised adjusted
  passé passée monté descendu
  ha subido ha bajado pasó
  salito passato passata aumentato
  flyttet flyttat gestegen verhuisd
  вырос выросла повысилась поднялась снизилась`);
const isTurn = ({ form }: Token) => [TURNS, RELOCATIONS, RESCHEDULING_WORDS, SUCCESSION_WORDS].some((words) => words.has(form));

const AUXILIARIES = wordSet(`
  has have had was were is been just recently up down
  ist sind wurde wurden hat
  est sont été
  ha han se sido
  è stato stata
  er är blev`);
const isAuxiliary = ({ form, key }: Token) => AUXILIARIES.has(form) || CHANGE_WORDS.has(form) || key === 'be' || key === 'have';

const isStay = ({ key, form }: Token) => {
  const stem = key.replace(PAST, '');
  return STAYS.has(stem) || STAYS.has(form) || STATE_VERBS.has(stem) || STATE_VERBS.has(form) || PREDICATES.has(stem);
};
const PREDICATES = new Set(['base', 'cost', 'set', 'kostet', 'coûte', 'cuesta', 'costa', 'стоит', 'bor']);

/** True if nothing but the time says when or for whom the new value holds: "to 36 for new members" leaves 30 to the others. */
function isUnlimited(value: readonly Token[]): boolean {
  const end = value.findIndex(({ afterPause }, i) => i > 0 && afterPause);
  const clause = end < 0 ? value : value.slice(0, end);
  const limit = clause.findIndex(({ form }) => PREPOSITIONS.has(form));
  return clause.some(isContent) && (limit < 0 || (limit > 0 && clause.slice(limit).every(isRecent)));
}
