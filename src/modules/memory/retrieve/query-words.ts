import { matchesOf } from '../../../common/matches.js';
import { IRREGULAR_FORMS } from './irregular-forms.js';

/** More words than this say nothing more about what is looked for. */
const MAX_WORDS = 64;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const ACCENT = /[\u0300-\u036f]/g;
/** Written without spaces between words: each character is one, as `memory_words` in the database has it. */
const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff]/gu;
const THOUSANDS_SEPARATOR = /(?<=\d),(?=\d{3}(?!\d))/g;
const HUMP = /([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g;

/**
 * The distinct words of a query, each followed by the other forms under which a text may hold it: `go went gone goes`. What a stemmer
 * knows to be one word is left to the database. At most 64.
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
