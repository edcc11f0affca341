import { anyLanguage } from './languages/languages.js';
import type { SecretLabel } from './secret-label.js';
import { looksRandom, tokenAt } from './secret-token.js';
import type { Range } from './span.js';

/** The most values of one list. */
const MAX_LISTED = 20;
/** The text after a value that is searched for another one, in UTF-16 code units. */
const REACH = 60;

/** Words between a value and another of the same kind in the same sentence: "hunter2, now hunter3". */
const NEXT_VALUE = new RegExp(String.raw`^["']?[,;]?\s(?:${anyLanguage('betweenValues')}(?:\s|[:=]\s?)){1,7}["']?`, 'iu');
const LIST_GAP = /^(?:[,;/]\s?|\s[/|]\s|\s(?=\S*\d)|\n)/;

/** Returns the values after the first: of a list if the label is a plural, and of a change. */
export function nextValues(text: string, first: Range, label: SecretLabel): Range[] {
  const isPlural = /s$/i.test(text.slice(label.start, label.end));
  if (!isPlural) return [nextValue(text, first, label)].filter((value) => value !== undefined);
  const values: Range[] = [];
  for (let last = first; values.length < MAX_LISTED; ) {
    const next = nextValue(text, last, label) ?? listedValue(text, last);
    if (next === undefined) break;
    values.push(next);
    last = next;
  }
  return values;
}

/** Returns the next value of a list: of the same length, and a number or random. */
function listedValue(text: string, last: Range): Range | undefined {
  const gap = LIST_GAP.exec(text.slice(last.end, last.end + 3));
  if (!gap) return undefined;
  const start = last.end + gap[0].length;
  const token = tokenAt(text, start);
  const isAlike = token.length === last.end - last.start && (looksRandom(token) || /^[\d-]+$/.test(token));
  return isAlike ? { start, end: start + token.length } : undefined;
}

/** Returns a value after "and", "now" or the like: digits as many as before for a code, random with a digit for others. */
function nextValue(text: string, last: Range, { kind }: SecretLabel): Range | undefined {
  const words = NEXT_VALUE.exec(text.slice(last.end, last.end + REACH));
  if (!words) return undefined;
  const start = last.end + words[0].length;
  const token = tokenAt(text, start);
  const isAlike =
    kind === 'code' ? /^\d+$/.test(token) && token.length === last.end - last.start : looksRandom(token) && /\d/.test(token);
  return isAlike ? { start, end: start + token.length } : undefined;
}
