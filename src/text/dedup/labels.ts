import { fitsSlot } from './slots.js';
import { tokensOf } from './tokens.js';
import { ATTRIBUTES, FAVOURITES, FIGURES, ROLES, UNIQUE_ADJECTIVES } from './value-words.js';

/** Words before a colon at the beginning of a text: the speaker ("Ana: …") or the subject ("Invoice contact: …"). */
const LABEL = /^\s*[\p{L}\p{N} .'’-]{1,60}[:：]\s+/u;

/** Returns the label that both texts begin with, with its colon and white space; empty if there is none. */
export function commonLabel(a: string, b: string): string {
  const [label] = LABEL.exec(a) ?? [''];
  return b.startsWith(label) ? label : '';
}

/** True if two texts behind one label give it values of which only one can hold: "Deadline: 3 March", "Deadline: 17 March". */
export function replacesLabelled(label: string, oldValue: string, newValue: string): boolean {
  const hasOneValue = tokensOf(label).some(({ form }) => FUNCTIONAL_WORDS.some((words) => words.has(form)));
  return hasOneValue && [oldValue, newValue].every(isOneValue);
}

const FUNCTIONAL_WORDS = [ATTRIBUTES, FIGURES, ROLES, FAVOURITES, UNIQUE_ADJECTIVES];

function isOneValue(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens.length > 0 && fitsSlot(tokens) && !tokens.slice(1).some(({ afterPause }) => afterPause);
}
