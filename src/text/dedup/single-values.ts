import { CHANGE_WORDS, STAYS } from './change-words.js';
import { countContent, fitsSlot, isContent, isCopula, isIdentifier, MAX_TAIL_CONTENT } from './content.js';
import type { Change } from './diff.js';
import { CONNECTIVES, PREPOSITIONS } from './grammar-words.js';
import { PAST, type Token } from './tokens.js';
import { ATTRIBUTES, FAVOURITES, NAMING_WORDS, ROLES, SHARED_ROLES, UNIQUE_ADJECTIVES } from './value-words.js';

/** True if the old and the new value belong to something that has only one at a time. */
export function isSingleValued({ removed, added, oldStart }: Change, before: readonly Token[]): boolean {
  const head = before.slice(0, oldStart);
  const copula = head.findLastIndex(isCopula);
  if (copula <= 0 || countContent(before.slice(oldStart + removed.length)) > MAX_TAIL_CONTENT) return false;
  const [subject, previous] = [head.slice(0, copula), head.at(-1) as Token];
  const values = [removed, added].map((part) => part.filter(({ form }) => !CHANGE_WORDS.has(form)));
  if (!values.every(({ length }) => length)) return false;
  if (values.every((value) => value.every(isIdentifier))) return true;
  const noun = headNounOf(subject)?.form ?? '';
  const has = (adjectives: ReadonlySet<string>) => subject.some(({ form }) => adjectives.has(form));
  if (NAMING_WORDS.has(previous.form)) return values.every(isPlainValue);
  if (ROLES.has(noun) || has(UNIQUE_ADJECTIVES)) return values.every(isName);
  if (ATTRIBUTES.has(noun) || has(FAVOURITES)) return values.every(isPlainValue);
  return isRoleOf(subject) && values.every(isName);
}

const OF = new Set(['of', 'von', 'van', 'de', 'du', 'del', 'di', 'do', 'da']);

/** "The night nurse on ward 4", "counsel for the defendant" */
const POSTS = new Set(['on', 'for', 'at', 'für', 'pour', 'para']);

/** True for "homeroom teacher of class 7b": one of a kind, unless many can share it. */
function isRoleOf(subject: readonly Token[]): boolean {
  // Dutch "de" is an article in front.
  const of = subject.findIndex(({ form }, i) => i > 0 && (OF.has(form) || POSTS.has(form)));
  const noun = subject[of - 1];
  if (!noun || !isContent(noun) || of >= subject.length - 1 || /s$/.test(noun.form) || SHARED_ROLES.has(noun.form)) return false;
  const [first] = subject as [Token];
  return first.isDefinite || !first.afterArticle;
}

/**
 * Returns "drummer of Copper Lane is Ravi" for that sentence, for "Ravi is the drummer of Copper Lane" and for "Copper Lane's new
 * drummer is Ravi": each role has one holder. Undefined for other sentences.
 */
export function roleOf(tokens: readonly Token[]): readonly Token[] | undefined {
  const copula = tokens.findIndex(isCopula);
  const [left, be, right] = [tokens.slice(0, copula), tokens[copula], tokens.slice(copula + 1)];
  if (copula < 1 || !be) return undefined;
  if (isRoleOf(left)) return tokens;
  const possessive = left.findIndex(({ form }) => form === "'s");
  const isNew = left[possessive + 1]?.form === 'new';
  const role = possessive > 0 ? left.slice(possessive + (isNew ? 2 : 1)) : [];
  const [noun] = role;
  // Without "new" there may be more of them: "Mia's teacher".
  if (noun && role.length === 1 && (isNew || ROLES.has(noun.form)) && !SHARED_ROLES.has(noun.form))
    return [noun, { ...noun, form: 'of', key: 'of' }, ...left.slice(0, possessive), be, ...right];
  const end = right.findIndex(({ form, afterPause }, i) => i > 0 && (afterPause || CHANGE_WORDS.has(form)));
  const [held, aside] = end < 0 ? [right, []] : [right.slice(0, end), right.slice(end)];
  if (!held[0]?.isDefinite || !left.every(isHolder) || !isRoleOf(held)) return undefined;
  return [...held, be, ...left.map((token) => ({ ...token, name: true })), ...aside];
}

/** The first word of a sentence is a name as well, if it is no pronoun. */
const isHolder = (token: Token, i: number) => (i === 0 || token.name) && isContent(token) && !token.afterArticle;

/** Returns "manager" of "the project manager of Nova". */
function headNounOf(subject: readonly Token[]): Token | undefined {
  const preposition = subject.findIndex(({ form }) => PREPOSITIONS.has(form));
  return (preposition > 0 ? subject.slice(0, preposition) : subject).findLast(isContent);
}

/** Endings of adjectives with a capital: "the owner is Dina" and "the owner is Lebanese" can both hold. */
const NATIONALITY = /(?:ish|ese|ian|ean)$/;

const isName = (part: readonly Token[]) => part.every(({ name, form }) => name && !NATIONALITY.test(form));

/** True for a value without a verb or preposition, which would tell something else. */
const isPlainValue = (part: readonly Token[]) =>
  part.every(({ form }) => !PREPOSITIONS.has(form) && !CONNECTIVES.has(form) && (part.length === 1 || !/[a-z]{2}ed$/.test(form)));

/**
 * True if somebody or something is at another place, or in other hands: "Ana lives in Leeds", "the site is hosted in Oslo", "the
 * choir is led by Ines". The value ends the sentence; a name replaces a name, "the shed" replaces "the attic".
 */
export function changesPlaceOrHolder({ removed, added, oldStart }: Change, before: readonly Token[]): boolean {
  const head = before.slice(0, oldStart);
  const [verb, preposition] = head.slice(-2);
  if (!verb || !preposition || oldStart + removed.length < before.length || head.length < 3) return false;
  if (!isPlaceOf(verb, preposition) && !isHeldBy(verb, preposition)) return false;
  const [first, other] = [removed[0], added[0]];
  const isAlike = [removed, added].every((part) => part.every(({ name }) => name)) || (first?.isDefinite && other?.isDefinite);
  return Boolean(isAlike) && [removed, added].every((part) => fitsSlot(part) && part.every(isPlain));
}

const isPlain = ({ form, afterPause }: Token, i: number) =>
  !CONNECTIVES.has(form) && !PREPOSITIONS.has(form) && !(afterPause && i > 0);
const isPlaceOf = (verb: Token, { form }: Token) => PLACE_PREPOSITIONS.has(form) && STAYS.has(verb.key.replace(PAST, ''));
const PLACE_PREPOSITIONS = new Set(['in', 'at', 'on', 'under', 'near', 'à', 'en', 'auf', 'bei']);

/** "led by", "reports to", "married to" */
const isHeldBy = ({ key }: Token, { form }: Token) => HOLDINGS.get(form)?.has(key.replace(PAST, '')) === true;
const HOLDINGS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'by',
    new Set([
      'lead',
      'led',
      'plai',
      'direct',
      'conduct',
      'command',
      'repres',
      'hear',
      'teach',
      'manag',
      'own',
      'head',
      'chair',
      'coach',
      'run',
      'maintain',
      'overse',
      'hold',
      'keep',
    ]),
  ],
  ['to', new Set(['report', 'belong', 'marri', 'engag', 'assign'])],
]);
