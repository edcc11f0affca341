import { matchesOf } from '../../common/matches.js';
import { anyOf } from '../word-lists.js';
import { type Token, tokensOf } from './tokens.js';
import { MONTHS } from './value-words.js';

/** A sentence or independent clause, and its place in its text. */
export interface Sentence {
  readonly text: string;
  /** UTF-16 offset, as `end`. */
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

const END = /(?<![.!?…;])[.!?…;]+["'”’»)\]]*(?=\s)|[。！？；\n]+/gu;

const ABBREVIATIONS = anyOf(
  String.raw`\p{L}`,
  '[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Ss]t|[Nn]o|[Nn]r|vs|etc|approx|ca',
  String.raw`e\.g|i\.e|z\.B|bzw|Mme|Sra?`,
);
/** An abbreviation at the end of a part. Its full stop does not end the sentence. */
const ABBREVIATED = new RegExp(String.raw`(?:^|[\s(])${ABBREVIATIONS}\.$`, 'u');
/**
 * A number at the end of a part, and what follows it there: together "am 12. Mai", "12. März" or "im 3. Stock". The full stop of
 * an ordinal does not end the sentence.
 */
const ORDINAL = /(?<![\p{L}\p{N}.,:])(\p{L}{2,3} )?\d{1,2}\.$/u;
const NEXT_WORD = /^\s+(\p{L}+)/u;
/** German words before an ordinal. */
const BEFORE_ORDINALS = new Set(['am', 'im', 'vom', 'zum', 'bis', 'der', 'die', 'das', 'den', 'dem', 'des', 'ab']);
/** Characters at the end of a part in which an abbreviation is looked for. */
const MAX_ABBREVIATION_LENGTH = 10;

/**
 * Returns the sentences of a text, with the signs that end them. Together they are the text without the white space
 * between them. Linear in its length.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number) => {
    const part = text.slice(start, end);
    const trimmed = part.trim();
    const from = start + part.length - part.trimStart().length;
    if (trimmed) sentences.push({ text: trimmed, start: from, end: from + trimmed.length, tokens: tokensOf(trimmed) });
    start = end;
  };
  for (const match of matchesOf(text, END)) {
    const end = match.index + match[0].length;
    const tail = text.slice(Math.max(start, end - MAX_ABBREVIATION_LENGTH), end);
    if (!ABBREVIATED.test(tail) && !isOrdinal(tail, text.slice(end, end + MAX_MONTH_LENGTH))) close(end);
  }
  close(text.length);
  return sentences;
}

/** Length of the longest name of a month, with the space before it. */
const MAX_MONTH_LENGTH = 16;

/** True if a number with a full stop counts the word that follows: a month, a word in lower case, or a German noun. */
function isOrdinal(tail: string, next: string): boolean {
  const ordinal = ORDINAL.exec(tail);
  const [, word] = NEXT_WORD.exec(next) ?? [];
  if (!ordinal || !word) return false;
  return MONTHS.has(word.toLowerCase()) || /^\p{Ll}/u.test(word) || BEFORE_ORDINALS.has(ordinal[1]?.trim().toLowerCase() ?? '');
}
