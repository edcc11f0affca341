import { wordSet } from '../word-lists.js';
import type { Change } from './diff.js';
import {
  ADVERSATIVES,
  AMBIGUOUS_PREPOSITIONS,
  CAUSAL_WORDS,
  CONDITIONS,
  CONJUNCTIONS,
  CONNECTIVES,
  END_PREPOSITIONS,
  MODALS,
  NEGATIONS,
  PREPOSITIONS,
} from './grammar-words.js';
import type { Token } from './tokens.js';
import { DAY_PARTS, WEEKDAYS } from './value-words.js';

/**
 * True if a longer sentence says all that a shorter one says, and more: each extra part follows the complete statement,
 * or is one more item of a list in it. An extra part before or inside the statement could be its very subject ("Tom
 * said Rita is ill", "Rita's dog is ill").
 * @param extras the changes from the shorter to the longer sentence, none of which removes anything
 * @param shorterLength tokens of the shorter sentence
 */
export const onlyAdds = (extras: readonly Change[], shorterLength: number, longer: readonly Token[]): boolean =>
  extras.every((extra) => {
    if (extra.oldStart === shorterLength) return followsStatement(extra.added);
    return extra.oldStart > 0 && (isListItem(extra, longer) || isMeasure(extra, longer));
  });

/**
 * True if an extra part may take back some of the statement, so that the statement alone says more than the longer
 * sentence: a condition, a denial, or the limits of a permission ("may work from home | two days a week").
 */
export const restricts = (extras: readonly Change[], statement: readonly Token[]): boolean =>
  extras.some(({ added }) => {
    const [first] = added;
    const isAttached = first !== undefined && !first.afterPause && !CONJUNCTIONS.has(first.form);
    if (isAttached && (isParticiple(first) || added.some(({ form }) => END_PREPOSITIONS.has(form)))) return true;
    if (isAttached && statement.some(({ form }) => MODALS.has(form)) && !isOneAct(statement)) return true;
    return added.some((token, i) => isRestrictive(token) && !added.slice(0, i).some(beginsOwnClause));
  });

/** True for "The appeal must be lodged within 28 days": what has a deadline is done once, so that a place limits nothing. */
function isOneAct(statement: readonly Token[]): boolean {
  const by = statement.findIndex(({ form }, i) => DEADLINES.has(form) && /\d/.test(statement[i + 1]?.key ?? ''));
  const isDuty = statement.some(({ form }) => form === 'must' || form === 'muss');
  return isDuty && by > 0 && statement[0]?.isDefinite === true && !/[^s]s$/.test(statement[0].form);
}
const DEADLINES = wordSet('within by before binnen bis innerhalb');

const isRestrictive = (token: Token) => CONDITIONS.has(token.form) || isNegation(token);

/**
 * "…, where only managers …" is about the managers, "because only …" a reason; "…, but only on Mondays" is about the statement.
 */
const beginsOwnClause = ({ afterPause, form }: Token) =>
  CAUSAL_WORDS.has(form) || ((afterPause || CONJUNCTIONS.has(form)) && !ADVERSATIVES.has(form));

export const isNegation = ({ form, key }: Token): boolean => NEGATIONS.has(form) || NEGATIONS.has(key);

const followsStatement = ([first]: readonly Token[]) =>
  first !== undefined && (first.afterPause || isConnective(first) || isParticiple(first) || isTime(first));
const isConnective = ({ form }: Token) => CONNECTIVES.has(form) || CONDITIONS.has(form) || AMBIGUOUS_PREPOSITIONS.has(form);

/** "(eats) mornings and evenings", "le matin", "Tuesdays", "daily" */
const isTime = ({ form }: Token) =>
  DAY_PARTS.has(form) || WEEKDAYS.has(form) || WEEKDAYS.has(form.replace(/s$/, '')) || FREQUENCIES.has(form);
const FREQUENCIES = wordSet(`
  daily weekly monthly yearly nightly hourly twice always
  täglich wöchentlich monatlich jährlich
  quotidiennement toujours
  diariamente siempre`);

/** "a cat called Biscuit", "invoices issued in Spain" */
const isParticiple = ({ form }: Token) => /[a-z]{2}ed$/.test(form);

/**
 * True for "for ten minutes at 120 degrees" of "Sterilise the jars for ten minutes at 120 degrees before filling them": how long
 * or how much, between the statement and its next part. It follows the object of an order, or a verb, so that it limits no
 * subject.
 */
function isMeasure({ added, oldStart, newStart }: Change, longer: readonly Token[]): boolean {
  const [first, second, next] = [added[0] as Token, added[1], longer[newStart + added.length]];
  const isOrder = longer[0] !== undefined && !longer[0].afterArticle && longer[1]?.afterArticle === true && oldStart > 1;
  if (!isOrder || !next || !PREPOSITIONS.has(next.form) || next.form === 'of' || longer.some(isRestrictive)) return false;
  return MEASURES.has(first.form) && second !== undefined && /\d/.test(second.key);
}
const MEASURES = wordSet('for at within für bei pendant à durante a per');

/** Maximum number of tokens of a list item that no conjunction marks. */
const MAX_ITEM_TOKENS = 3;

/** True for "Tuesday and" of "on Tuesday and Friday", and for ", Faroese" of "Danish, Faroese and Greenlandic". */
function isListItem({ added, newStart }: Change, longer: readonly Token[]): boolean {
  if (added.some(({ form }) => form === "'s")) return false;
  const [first, last] = [added[0] as Token, added.at(-1) as Token];
  if (CONJUNCTIONS.has(first.form) || CONJUNCTIONS.has(last.form)) return true;
  const next = longer[newStart + added.length];
  return Boolean(next?.afterPause) && added.length <= MAX_ITEM_TOKENS && !added.some(({ form }) => PREPOSITIONS.has(form));
}

/** True if a new sentence denies only a part of what an old one says: "no longer speaks Catalan | at school". */
export function deniesPart(before: readonly Token[], after: readonly Token[]): boolean {
  const denial = after.findIndex(isNegation);
  if (denial < 0 || before.some(isNegation)) return false;
  const keys = new Set(before.filter(({ form }) => !CONNECTIVES.has(form)).map(({ key }) => key));
  const last = after.findLastIndex(({ key }) => keys.has(key));
  const [next, afterNext] = after.slice(last + 1);
  if (last < denial || !next || next.afterPause || !LIMITS.has(next.form)) return false;
  return afterNext !== undefined && !REASONS.has(afterNext.form);
}

/** Prepositions of the place, time or company for which alone something holds. */
export const LIMITS: ReadonlySet<string> = wordSet(`
  in on at with during before after for
  an am im bei mit vor nach für
  en dans avec avant con durante`);
/** "not allergic after all", "not for now" */
const REASONS = new Set(['all', 'now', 'year']);
