import { ENGLISH } from './languages/english.js';
import type { SecretLanguage } from './languages/language.js';
import { anyLanguage, anyUnspaced, LANGUAGES, wordsOf } from './languages/languages.js';

// Words that follow the word for a secret without being its value: "password: required", "the password is gone".

const REMARK = new RegExp(`^(?:${anyLanguage('remarks')}|${wordsOf(ENGLISH, 'grammar')}|${anyUnspaced('remarks')})$`, 'iu');

/** Remarks that are common passwords, too: "my password is admin". */
const COMMON_PASSWORD = /^(?:admin|root|secret|password|login)$/i;

/** Units that make the number before them a quantity, also across a range: "8 characters", "8 to 12 characters", "4桁". */
const UNIT = new RegExp(
  String.raw`^\s?-?\s?(?:(?:or|to|bis|à|a)\s\d+\s)?(?:${anyLanguage('units')}|${anyUnspaced('units')})`,
  'iu',
);

/** Four to twelve digits in words, with spaces, commas or dashes between them. */
export const SPELLED_DIGITS = new RegExp(String.raw`(?:${anyLanguage('digits')}(?:[ ,-]{1,2}|(?!\p{L}))){4,12}`, 'iuy');

/** True if `word` says something about a secret in any language, and is not its value. */
export const isRemark = (word: string): boolean => REMARK.test(word);

/** True if a remark may be a password instead, where it is all that is said. */
export const isCommonPassword = (word: string): boolean => COMMON_PASSWORD.test(word);

/** True if the text after a number makes it a quantity. */
export const startsWithUnit = (text: string): boolean => UNIT.test(text);

/**
 * Parts that a word plays where something is said of a secret: an article, preposition, pronoun or adverb (`grammar`); a state,
 * property or type of secrets (`remark`); an adjective or participle by its form (`form`); a preposition that joins two nouns
 * (`link`); a word that says where the secret is to be had (`pointer`).
 */
export type Part = 'grammar' | 'remark' | 'form' | 'link' | 'adverbial' | 'conjunction' | 'article' | 'pointer';

const oneOf = (source: string): RegExp => new RegExp(`^${source}$`, 'iu');

const READERS = new Map(
  LANGUAGES.map((language) => [
    language,
    {
      grammar: oneOf(wordsOf(language, 'grammar', 'fillers', 'articles', 'possessives')),
      remark: oneOf(wordsOf(language, 'remarks')),
      form: oneOf(wordsOf(language, 'remarkForms')),
      noun: oneOf(wordsOf(language, 'nouns')),
      attribute: oneOf(wordsOf(language, 'attributes')),
      link: oneOf(wordsOf(language, 'links')),
      adverbial: oneOf(wordsOf(language, 'adverbials')),
      conjunction: oneOf(wordsOf(language, 'conjunctions')),
      article: oneOf(wordsOf(language, 'articles')),
      pointer: oneOf(wordsOf(language, 'pointers')),
    },
  ]),
);

type Reader = typeof READERS extends ReadonlyMap<SecretLanguage, infer T> ? T : never;

const playsIn = (reader: Reader, word: string, part: Part): boolean =>
  reader[part].test(word) && !(part === 'form' && reader.noun.test(word));

/** True if a word plays a part in any of some languages. */
export const plays = (word: string, part: Part, languages: readonly SecretLanguage[]): boolean =>
  languages.some((language) => playsIn(READERS.get(language)!, word, part));

/** True if words have, in one of some languages, their noun and its adjectives in the order of a phrase: "spotted leopard". */
export const isNounPhrase = (words: readonly string[], languages: readonly SecretLanguage[]): boolean =>
  languages.some((language) => {
    const reader = READERS.get(language)!;
    const head = language.hasNounFirst ? 0 : words.length - 1;
    return words.every((word, index) => !playsIn(reader, word, 'form') || (index !== head && reader.attribute.test(word)));
  });
