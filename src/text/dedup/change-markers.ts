import { CHANGE_WORDS, COMPLETION_WORDS, CORRECTION_WORDS, ENDINGS, STRESS_WORDS, SUCCESSION_WORDS } from './lexicon.js';
import type { Token } from './tokens.js';

/** How plainly a text says that it replaces an earlier one. */
export interface Markers {
  /** It takes back what was said: "Correction: …", "Sorry, typo: …", "No, …". */
  readonly corrects: boolean;
  /** A state has ended: "no longer", "moved to", "n'est plus", "changed from". */
  readonly succeeds: boolean;
  /** What was under way is done: "has been paid", "got married". */
  readonly completes: boolean;
  /** Something is new: "now", "since May". */
  readonly renews: boolean;
  /** A figure is the right one: "really", "checked again". */
  readonly stresses: boolean;
}

/** A correction shows in the first words. */
const LEAD_IN_TOKENS = 6;

/** The markers of a new sentence that the old one has not: a word of both announces nothing. */
export function markersOf(before: readonly Token[], after: readonly Token[]): Markers {
  const known = new Set(before.map(({ form }) => form));
  const afterwards = new Set(after.map(({ form }) => form));
  const fresh = after.map(({ form }) => (known.has(form) ? '' : form));
  const has = (words: ReadonlySet<string>, forms = fresh) => forms.some((form) => words.has(form));
  const says = ([first, second]: readonly [string, string]) => {
    if (!afterwards.has(second)) return false;
    const at = after.findIndex(({ form, key }) => form === first || key === first);
    return at >= 0 && after.some(({ form }, i) => i > at && form === second) && !(known.has(first) && known.has(second));
  };
  return {
    corrects: isDenial(after) || has(CORRECTION_WORDS, fresh.slice(0, LEAD_IN_TOKENS)) || has(CORRECTION_WORDS, apology(after)),
    succeeds: has(SUCCESSION_WORDS) || ENDINGS.some(says),
    completes: has(COMPLETION_WORDS),
    renews: has(CHANGE_WORDS),
    stresses: has(STRESS_WORDS),
  };
}

const SPEAKERS = new Set(['i', 'we', 'sorry', 'ich', "j'", 'je']);

/** What the speaker says of what was said before, behind the last comma: "…, I misspelled it". */
function apology(after: readonly Token[]): string[] {
  const tail = after.slice(after.findLastIndex(({ afterPause }) => afterPause)).map(({ form }) => form);
  return SPEAKERS.has(tail[0] ?? '') ? tail : [];
}

const DENIALS = new Set(['no', 'nope', 'nein', 'non', 'нет']);

/** "No, the package weighs 3 kg": the word denies what was said before, not its own sentence. */
export const isDenial = ([first, second]: readonly Token[]): boolean =>
  first !== undefined && DENIALS.has(first.form) && Boolean(second?.afterPause);
