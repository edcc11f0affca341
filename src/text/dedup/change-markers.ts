import { CHANGE_WORDS, COMPLETION_WORDS, CORRECTION_WORDS, ENDINGS, STRESS_WORDS, SUCCESSION_WORDS } from './change-words.js';
import type { Token } from './tokens.js';

/** Signs in a sentence that it replaces an earlier one. */
export interface Markers {
  /** The sentence takes back an earlier statement: "Correction: …", "Sorry, typo: …", "No, …". */
  readonly corrects: boolean;
  /** A state has ended: "no longer", "moved to", "n'est plus", "changed from". */
  readonly succeeds: boolean;
  /** Something under way is done: "has been paid", "got married". */
  readonly completes: boolean;
  /** Something is new: "now", "since May". */
  readonly renews: boolean;
  /** A figure is the right one: "really", "checked again". */
  readonly stresses: boolean;
}

/** Tokens at the beginning of a sentence among which a correction shows. */
const LEAD_IN_TOKENS = 6;

/** Finds the markers of a new sentence. A word that the old sentence has too announces nothing. */
export function markersOf(before: readonly Token[], after: readonly Token[]): Markers {
  const oldForms = new Set(before.map(({ form }) => form));
  const newWords = after.map(({ form }) => (oldForms.has(form) ? '' : form));
  const has = (words: ReadonlySet<string>) => newWords.some((form) => words.has(form));
  return {
    corrects:
      isDenial(after) || [...newWords.slice(0, LEAD_IN_TOKENS), ...apology(after)].some((form) => CORRECTION_WORDS.has(form)),
    succeeds: has(SUCCESSION_WORDS) || hasNewEnding(oldForms, after),
    completes: has(COMPLETION_WORDS),
    renews: has(CHANGE_WORDS),
    stresses: has(STRESS_WORDS),
  };
}

/** True if a sentence has an ending ("no longer"), at least one word of which the old sentence has not. */
function hasNewEnding(oldForms: ReadonlySet<string>, after: readonly Token[]): boolean {
  const newForms = new Set(after.map(({ form }) => form));
  return ENDINGS.some(([first, second]) => {
    if (!newForms.has(second) || (oldForms.has(first) && oldForms.has(second))) return false;
    const at = after.findIndex(({ form, key }) => form === first || key === first);
    return at >= 0 && after.some(({ form }, i) => i > at && form === second);
  });
}

const SPEAKERS = new Set(['i', 'we', 'sorry', 'ich', "j'", 'je']);

/** Words for what was wrong. */
const FAULTS = new Set(['wrong', 'error', 'mistake', 'typo', 'falsch', 'fehler', 'erreur', 'errore', 'erro', 'fout', 'ошибка']);

/** Returns the words behind the last comma if they say who was wrong, or what: "…, I misspelled it", "…, the 5 was a typo". */
function apology(after: readonly Token[]): string[] {
  const tail = after.slice(after.findLastIndex(({ afterPause }) => afterPause)).map(({ form }) => form);
  return SPEAKERS.has(tail[0] ?? '') || tail.some((form) => FAULTS.has(form)) ? tail : [];
}

const DENIALS = new Set(['no', 'nope', 'nein', 'non', 'нет']);

/** Words that may follow "no" before the pause: "no wait, …", "no sorry, …". */
const DENIAL_TAILS = new Set(['wait', 'sorry', 'actually', 'moment', 'halt', 'stimmt', 'nicht', 'pardon', 'perdón', 'espera']);

/** True for "No, the package weighs 3 kg": the first words deny an earlier statement, not their own sentence. */
const isDenial = (sentence: readonly Token[]): boolean => denialLength(sentence) > 0;

/** Returns a sentence without the words that deny an earlier one. */
export const withoutDenial = (sentence: readonly Token[]): readonly Token[] => sentence.slice(denialLength(sentence));

function denialLength([first, second, third]: readonly Token[]): number {
  if (!first || !DENIALS.has(first.form)) return 0;
  if (second?.afterPause && !DENIAL_TAILS.has(second.form)) return 1;
  return second && DENIAL_TAILS.has(second.form) && third?.afterPause ? 2 : 0;
}
