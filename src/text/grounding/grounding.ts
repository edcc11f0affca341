import { NEGATIONS } from '../dedup/grammar-words.js';
import { isNumber, type Token, tokensOf } from '../dedup/tokens.js';
import { functionWordsOf } from '../lexicon/function-words.js';
import { datePartsOf } from './date-parts.js';

/** A turn that a fact may be taken from. */
export interface Ground {
  readonly text: string;
  /** The name of who said it. */
  readonly speaker?: string | undefined;
  /** The time at which it was said: its "tomorrow" is relative to that. */
  readonly saidAt: Date;
}

/** The turns that a fact was taken from, and those around them. */
export interface Grounds {
  /** Numbers, dates and most words of the fact must stand in these. */
  readonly told: readonly Ground[];
  /** Names may also stand in these: the fact has a name where a turn has a pronoun. */
  readonly around: readonly Ground[];
  /** IANA name of the zone in which days begin and end. */
  readonly timeZone: string;
}

/** All that a fact has and its turns do not. */
export type Ungrounded = 'name' | 'number' | 'negation' | 'words';

/** Share of the content words of a fact that its turns have, in any inflection; the others are how it is told. */
const SHARED_WORDS = 0.5;
/** Words that stand for a speaker whose name is not known, or for whom a turn speaks to. */
const SPEAKERS = new Set('user assistant speaker person customer client they he she it we you i'.split(' '));
/** The end of "Ana's", which is written like a name behind one. */
const CLITIC = /^['’]\p{L}/u;

/**
 * Returns what a fact has that does not come from its turns; undefined if all of it does. Names (words with a capital), numbers
 * and the parts of dates must stand there, or follow from a date there: "tomorrow", said on 2 March, grounds "3 March 2026". Says
 * nothing about whether the turns mean it.
 * @param fact a text that a language model wrote
 */
export function ungroundedIn(fact: string, { told, around, timeZone }: Grounds): Ungrounded | undefined {
  const tokens = tokensOf(fact);
  const everywhere = keysOf([...told, ...around]);
  const toldKeys = keysOf(told);
  const dates = new Set(told.flatMap(({ text, saidAt }) => datePartsOf(text, saidAt, timeZone)));
  const functionWords = functionWordsOf(tokens.map(({ form }) => form));
  const isGrammar = ({ form }: Token) => functionWords.has(form) || SPEAKERS.has(form) || CLITIC.test(form);
  for (const [index, token] of tokens.entries()) {
    if (dates.has(token.form) || toldKeys.has(token.key)) continue;
    if (isNumber(token)) return 'number';
    const mayBeName = token.name || (index === 0 && /^\P{Ll}/u.test(fact.trimStart()));
    if (mayBeName && !everywhere.has(token.key) && !isGrammar(token)) return 'name';
  }
  if (deniesIn(tokens) && !told.some(({ text }) => deniesIn(tokensOf(text)))) return 'negation';
  const content = tokens.filter((token) => !isGrammar(token));
  const shared = content.filter(({ key, form }) => everywhere.has(key) || dates.has(form));
  return shared.length < SHARED_WORDS * content.length ? 'words' : undefined;
}

const keysOf = (grounds: readonly Ground[]): Set<string> =>
  new Set(grounds.flatMap(({ text, speaker = '' }) => [text, speaker].flatMap((part) => tokensOf(part).map(({ key }) => key))));

const deniesIn = (tokens: readonly Token[]): boolean => tokens.some(({ form }) => NEGATIONS.has(form));
