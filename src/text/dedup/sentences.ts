import { matchesOf } from '../../common/matches.js';
import { anyOf } from '../word-lists.js';
import { type Token, tokensOf } from './tokens.js';

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
    if (!ABBREVIATED.test(text.slice(Math.max(start, end - MAX_ABBREVIATION_LENGTH), end))) close(end);
  }
  close(text.length);
  return sentences;
}
