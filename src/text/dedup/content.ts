import { CHANGE_WORDS } from './change-words.js';
import { CONNECTIVES, COPULAS, MODALS, PRONOUNS } from './grammar-words.js';
import type { Token } from './tokens.js';

/** Maximum number of content words in a replaced value. */
const MAX_VALUE_CONTENT = 4;
/** Maximum number of content words after a value: its unit and the time at which it holds. */
export const MAX_TAIL_CONTENT = 2;

/** True for "is" and its like. */
export const isCopula = ({ key }: Token) => COPULAS.has(key);

/** True if a part is short enough to be one value. */
export const fitsSlot = (part: readonly Token[]): boolean => countContent(part) <= MAX_VALUE_CONTENT;

/** Words of grammar. One set instead of four: it is asked for every word of every neighbour of a new text. */
const GRAMMAR = new Set([...CONNECTIVES, ...CHANGE_WORDS, ...PRONOUNS, ...MODALS]);

/** True for content words: words that are not grammar. */
export const isContent = ({ form, key }: Token): boolean => !GRAMMAR.has(form) && !COPULAS.has(key) && !form.startsWith("'");

/** Counts the content words of a part. */
export const countContent = (tokens: readonly Token[]): number => tokens.filter(isContent).length;

/** `#incidents`, `eu-west-1`, `v2.10`, `lexer.c` */
export const isIdentifier = ({ form }: Token): boolean => /[#@_/]|\p{L}\.\p{L}|\p{L}.*\p{N}|\p{N}.*\p{L}/u.test(form);
