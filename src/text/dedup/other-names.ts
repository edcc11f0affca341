import { matchesOf } from '../../common/matches.js';
import { type Token, tokensOf } from './tokens.js';

/** A word that is written like a name: with a capital, but not in capitals alone. The first word of a sentence may be one. */
const CAPITALISED = /(?<![\p{L}\p{M}\p{N}])\p{Lu}\p{M}*\p{Ll}[\p{L}\p{M}]*/gu;
/** "Mondays" are no other day than "Monday". */
const PLURAL_DAY = /(?<=day)s$/;

/**
 * True if two texts name different people or things whose names have one stem: Carol and Carole, Robert and Roberts, Mary and
 * Marie. Stems unite the forms of a word, but each spelling of a name is a name of its own.
 */
export function haveOtherNames(a: string, b: string): boolean {
  const [left, right] = [namesOf(a), namesOf(b)];
  return [...left].some(([stem, forms]) => {
    const others = [...(right.get(stem) ?? [])];
    return (
      !others.some((other) => forms.has(other)) &&
      others.some((other) => [...forms].some((form) => haveOneStem(form, other) && !isNoun([a, form], [b, other])))
    );
  });
}

type Word = readonly [text: string, form: string];

/** True if two words are forms of one noun: "Deploys are …" and "Deploy is …", "die Kollegen" and "der Kollege". */
const isNoun = (one: Word, other: Word): boolean =>
  one[1].length > other[1].length ? isPluralOf(one, other) : isPluralOf(other, one);

function isPluralOf(plural: Word, singular: Word): boolean {
  const ending = plural[1].slice(singular[1].length);
  if (!plural[1].startsWith(singular[1])) return false;
  const [one, other] = [inText(plural), inText(singular)];
  // Names have no article, in the languages whose nouns have these endings.
  if (NOUN_ENDINGS.has(ending)) return one.token?.afterArticle === true && other.token?.afterArticle === true;
  return ending === 's' && one.next !== undefined && (SINGULAR.get(one.next) ?? `${one.next}s`) === other.next;
}

/** Returns a word of a text, and the word behind it. */
function inText([text, form]: Word): { readonly token: Token | undefined; readonly next: string | undefined } {
  const tokens = tokensOf(text);
  const at = tokens.findIndex((token) => token.form === form);
  return { token: tokens[at], next: at < 0 ? undefined : tokens[at + 1]?.form };
}

const NOUN_ENDINGS = new Set(['e', 'n', 'en', 'er']);
/** Verbs behind a plural, and behind a singular. Others end in "s" behind a singular. */
const SINGULAR: ReadonlyMap<string, string> = new Map([
  ['are', 'is'],
  ['were', 'was'],
  ['have', 'has'],
  ['do', 'does'],
]);

/** The most letters of an ending that a stem leaves out of a name. */
const MAX_ENDING = 2;

/** True if two words differ in their endings alone: words of one meaning have one stem, too ("every" and "all"). */
function haveOneStem(a: string, b: string): boolean {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return common > MAX_ENDING && Math.max(a.length, b.length) - common <= MAX_ENDING;
}

/** Forms of address that have cases. */
const TITLES = new Set(['herr', 'herrn']);

/** Returns the spellings of the names in a text, by their stems. */
function namesOf(text: string): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const [word] of matchesOf(text, CAPITALISED)) {
    const [token] = tokensOf(word.replace(PLURAL_DAY, ''));
    if (token && !TITLES.has(token.form)) names.set(token.key, (names.get(token.key) ?? new Set()).add(token.form));
  }
  return names;
}
