/** A character class of Thai, Lao, Khmer, Han, Kana and Hangul, as in `character_pairs` in the database (flags `u` or `v`). */
const UNSPACED =
  '\\u0e00-\\u0eff\\u1780-\\u17ff\\u2e80-\\u2fff\\u3005-\\u3007\\u3031-\\u3035\\u3040-\\u30fa\\u30fc-\\u9fff' +
  '\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';

/** A run of characters of a script without spaces between words (group `unspaced`), or a word of another script. */
export const RUN_OR_WORD = new RegExp(`(?<unspaced>[${UNSPACED}]+)|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/**
 * Returns the pairs of neighbouring characters of a run: what stands for words where no spaces tell them. A single one stays
 * alone.
 */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.length === 1 ? characters : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
