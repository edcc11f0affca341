import { matchesOf } from '../../../common/matches.js';
import { IRREGULAR_FORMS } from './irregular-forms.js';

/** Maximum number of words: more do not describe a query better. */
const MAX_WORDS = 64;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const ACCENT = /[\u0300-\u036f]/g;
/** A character of a script without spaces. Each counts as a word, as in `memory_words` in the database. */
const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff]/gu;
const THOUSANDS_SEPARATOR = /(?<=\d),(?=\d{3}(?!\d))/g;
/** The end of a word in camelCase. */
const HUMP = /([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g;

/**
 * Returns the distinct words of a query, at most 64, each followed by its irregular forms, which a text may contain
 * instead: `go went gone goes`. The database's stemmer unites the regular forms.
 */
export function queryWords(query: string): string[] {
  const spaced = query
    .normalize('NFKD')
    .replace(ACCENT, '')
    .normalize('NFC')
    .replace(THOUSANDS_SEPARATOR, '')
    .replace(HUMP, '$1$2 ')
    .replace(IDEOGRAPH, ' $& ');
  const words = new Map<string, string>();
  for (const [word] of matchesOf(spaced, WORD)) {
    const plain = word.toLowerCase();
    if (words.size < MAX_WORDS) words.set(plain, [plain, ...(IRREGULAR_FORMS.get(plain) ?? [])].join(' '));
  }
  return [...words.values()];
}
