import { CHANGE_WORDS, CORRECTION_WORDS, ENDINGS, STRESS_WORDS, SUCCESSION_WORDS } from './lexicon.js';
import type { Token } from './tokens.js';

/** How plainly a text says that it replaces an earlier one. */
export interface Markers {
  /** It takes back what was said: "Correction: …", "Sorry, typo: …", "Actually …". */
  readonly corrects: boolean;
  /** A state has ended: "no longer", "moved to", "n'est plus", "changed from". */
  readonly succeeds: boolean;
  /** Something is new: "now", "since May". */
  readonly renews: boolean;
  /** A figure is the right one: "really", "checked again". */
  readonly stresses: boolean;
}

/** A correction shows in the first words. */
const LEAD_IN_TOKENS = 6;

export function markersOf(tokens: readonly Token[]): Markers {
  const forms = tokens.map(({ form }) => form);
  const says = (...pair: readonly [string, string]) => {
    const first = tokens.findIndex(({ form, key }) => form === pair[0] || key === pair[0]);
    return first >= 0 && forms.indexOf(pair[1], first + 1) > first;
  };
  return {
    corrects: forms.slice(0, LEAD_IN_TOKENS).some((form) => CORRECTION_WORDS.has(form)),
    succeeds: forms.some((form) => SUCCESSION_WORDS.has(form)) || ENDINGS.some((pair) => says(...pair)),
    renews: forms.some((form) => CHANGE_WORDS.has(form)),
    stresses: forms.some((form) => STRESS_WORDS.has(form)),
  };
}
