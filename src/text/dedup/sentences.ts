import { matchesOf } from '../../common/matches.js';
import { type Token, tokensOf } from './tokens.js';

/** A sentence or independent clause, and where it stands in its text. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

const END = /(?<![.!?…;])[.!?…;]+["'”’»)\]]*(?=\s)|[。！？；\n]+/gu;
/** A full stop after one of these ends a shortening, not a sentence. */
const SHORTENED =
  /(?:^|[\s(])(?:\p{L}|[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Ss]t|[Nn]o|[Nn]r|vs|etc|approx|ca|e\.g|i\.e|z\.B|bzw|Mme|Sra?)\.$/u;
const LONGEST_SHORTENING = 10;

/** The sentences of a text, with the signs that end them; together they are the text but for white space. Linear in its length. */
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
    if (!SHORTENED.test(text.slice(Math.max(start, end - LONGEST_SHORTENING), end))) close(end);
  }
  close(text.length);
  return sentences;
}
