import { matchesOf } from '../../../common/matches.js';
import { foreignFunctionWords, withoutAccents } from '../../../text/lexicon/function-words.js';
import { pairsOf, RUN_OR_WORD } from '../../../text/lexicon/unspaced.js';
import { IRREGULAR_FORMS } from './irregular-forms.js';
import { isNameLetter } from './name-letter.js';

/**
 * Maximum number of UTF-16 units that are read of a query without its accents: some characters become 18 of them. The last words
 * of as long a query as is allowed are read.
 */
const MAX_READ = 20_000;
/** Maximum number of words: more do not describe a query better. */
const MAX_WORDS = 64;
/** Maximum number of pairs of characters: a sentence has more of these, and what is asked may stand at its end. */
const MAX_PAIRS = 256;
const THOUSANDS_SEPARATOR = /(?<=\d),(?=\d{3}(?!\d))/g;
/** The end of a word in camelCase. */
const HUMP = /([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g;

/** The end of a word that counts only where a memory holds it: most pairs of characters are no words, and a character that
 * stands alone in the query is found only where it stands alone. */
export const OPTIONAL = ' ?';

/** The end of a letter that is a name, where the database would take it for a function word: "studio A", "size S". */
export const NAMED = ' !';
/** The letters that the database takes for function words: what is left of "isn't" and "Ana's" are words to it. */
const FUNCTION_LETTER = /^[aist]$/;

/**
 * Returns the distinct words of a query, at most 64, and at most 256 pairs of characters, without the function words of a
 * language other than English, whose function words the database knows. Each is followed by its
 * irregular forms, which a text may contain instead: `go went gone goes`; the database's stemmer unites the regular forms. A
 * script without spaces gives pairs of characters, which are {@link OPTIONAL}; a letter that is a name is {@link NAMED}.
 */
export function queryWords(query: string): string[] {
  const text = withoutAccents(query).slice(0, MAX_READ).replace(THOUSANDS_SEPARATOR, '').replace(HUMP, '$1$2 ');
  const found = matchesOf(text, RUN_OR_WORD).map((match) => ({
    word: match[0].toLowerCase(),
    unspaced: match.groups?.['unspaced'],
    isName: isNameLetter(text, match.index, match[0]),
  }));
  const names = new Set(found.flatMap(({ word, isName }) => (isName ? [word] : [])));
  const functionWords = foreignFunctionWords(found.map(({ word }) => word));
  const meant = found.filter(({ word }) => names.has(word) || !functionWords.has(word));
  const words = (meant.length ? meant : found).flatMap(({ word, unspaced }) => {
    if (unspaced) return optionalPairsOf(unspaced);
    if (names.has(word) && FUNCTION_LETTER.test(word)) return [word + NAMED];
    return [[word, ...(IRREGULAR_FORMS.get(word) ?? [])].join(' ')];
  });
  let [wordsLeft, pairsLeft] = [MAX_WORDS, MAX_PAIRS];
  return [...new Set(words)].filter((word) => (word.endsWith(OPTIONAL) ? pairsLeft-- : wordsLeft--) > 0);
}

/** Returns the pairs of a run of characters, each optional. */
const optionalPairsOf = (run: string): string[] => pairsOf(run).map((pair) => pair + OPTIONAL);
