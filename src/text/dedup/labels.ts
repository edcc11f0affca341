import { ATTRIBUTES, FAVOURITES, FIGURES, ROLES, UNIQUE_ADJECTIVES } from './lexicon.js';
import { fitsSlot } from './slots.js';
import { tokensOf } from './tokens.js';

/** What stands before a colon at the beginning of a text: who speaks ("Ana: …") or what it is about ("Invoice contact: …"). */
const LABEL = /^\s*[\p{L}\p{N} .'’-]{1,60}[:：]\s+/u;

/** The label that both texts begin with, with its colon and white space; empty if there is none. */
export function commonLabel(a: string, b: string): string {
  const [label] = LABEL.exec(a) ?? [''];
  return b.startsWith(label) ? label : '';
}

/** Whether two texts behind one label give it two values of which only one can hold: "Deadline: 3 March", "Deadline: 17 March". */
export function replacesLabelled(label: string, old: string, fresh: string): boolean {
  const isFunctional = tokensOf(label).some(({ form }) => FUNCTIONAL.some((words) => words.has(form)));
  return isFunctional && [old, fresh].every(isOneValue);
}

const FUNCTIONAL = [ATTRIBUTES, FIGURES, ROLES, FAVOURITES, UNIQUE_ADJECTIVES];

function isOneValue(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens.length > 0 && fitsSlot(tokens) && !tokens.slice(1).some(({ afterPause }) => afterPause);
}
