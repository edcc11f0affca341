import { CHANGE_WORDS, CORRECTION_WORDS } from './change-words.js';
import type { Token } from './tokens.js';

/**
 * Returns a sentence with its subject before the verb, as the earlier sentence has it, if a marker has put the verb
 * first: "Jetzt wohnt Ben in Kiel" becomes "Jetzt Ben wohnt in Kiel", beside "Ben wohnt in Bonn".
 */
export function withSubjectFirst(before: readonly Token[], after: readonly Token[]): readonly Token[] {
  const [marker, verb, ...rest] = after;
  if (!marker || !verb || !(CHANGE_WORDS.has(marker.form) || CORRECTION_WORDS.has(marker.form))) return after;
  const at = before.findIndex(({ key }) => key === verb.key);
  if (at < 1 || !before.slice(0, at).every(({ key }, i) => key === rest[i]?.key)) return after;
  return [marker, ...rest.slice(0, at), verb, ...rest.slice(at)];
}
