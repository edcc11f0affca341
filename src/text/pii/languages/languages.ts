import { anyOf } from '../../word-lists.js';
import { DUTCH } from './dutch.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { ITALIAN } from './italian.js';
import type { SecretLanguage } from './language.js';
import { NORDIC } from './nordic.js';
import { POLISH } from './polish.js';
import { PORTUGUESE } from './portuguese.js';
import { RUSSIAN } from './russian.js';
import { SPANISH } from './spanish.js';
import { TURKISH } from './turkish.js';
import { UNSPACED_LANGUAGES, type UnspacedLanguage } from './unspaced.js';

/** The languages in which secrets are found. A new one is a table more here. */
export const LANGUAGES: readonly SecretLanguage[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  ITALIAN,
  PORTUGUESE,
  DUTCH,
  NORDIC,
  POLISH,
  TURKISH,
  RUSSIAN,
];

/** The fields of a table that hold words. */
export type Words = Exclude<keyof SecretLanguage, 'hasNoCopula' | 'hasNounFirst'>;

/** Matches nothing: the words of a field that a language leaves out. */
const NOTHING = '(?!)';

/** Returns the source of a regular expression for the words that all languages have in some fields. */
export const anyLanguage = (...fields: readonly Words[]): string =>
  anyOf(...LANGUAGES.flatMap((language) => fields.flatMap((field) => language[field] ?? [])));

/** Returns the same for the languages that are written without spaces. */
export const anyUnspaced = (field: keyof UnspacedLanguage): string =>
  anyOf(...UNSPACED_LANGUAGES.flatMap((language) => language[field] ?? []));

/** Returns the source of a regular expression for the words of one language in some fields. */
export const wordsOf = (language: SecretLanguage, ...fields: readonly Words[]): string =>
  anyOf(...fields.map((field) => language[field] ?? NOTHING));

/** The borders of a word in a script that has letters for them; `\b` knows ASCII only. */
const [BEFORE, AFTER] = [String.raw`(?<![\p{L}\d])`, String.raw`(?![\p{L}\d])`];

interface Lexicon {
  readonly language: SecretLanguage;
  readonly isLabel: RegExp;
  readonly ties: RegExp;
}

const LEXICONS: readonly Lexicon[] = LANGUAGES.map((language) => ({
  language,
  isLabel: new RegExp(`^${wordsOf(language, 'compounds', 'passwords', 'answers')}$`, 'iu'),
  ties: new RegExp(`${BEFORE}${wordsOf(language, 'ties')}${AFTER}`, 'iu'),
}));

/**
 * Returns the languages in which a label and the words after it are: those that know both, or else those that know one of
 * the two.
 * @param label a word for a password
 * @param between the text between the label and its value
 */
export function languagesOf(label: string, between: string): readonly SecretLanguage[] {
  const byLabel = LEXICONS.filter(({ isLabel }) => isLabel.test(label));
  const isTied = ({ ties }: Lexicon) => ties.test(between);
  const byBoth = byLabel.filter(isTied);
  const known = byBoth.length > 0 ? byBoth : [...LEXICONS.filter(isTied), ...byLabel];
  if (known.length === 0) return [ENGLISH];
  return known.map(({ language }) => language);
}
