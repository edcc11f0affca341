import { CHANGE_WORDS, CORRECTION_WORDS } from './lexicon.js';
import type { Token } from './tokens.js';

/**
 * A sentence in which a marker has driven the verb before the subject, in the order of the earlier one: "Jetzt wohnt Ben in Kiel" beside "Ben
 * wohnt in Bonn" as "Jetzt Ben wohnt in Kiel".
 */
export function straighten(before: readonly Token[], after: readonly Token[]): readonly Token[] {
  const [marker, verb, ...rest] = after;
  if (!marker || !verb || !(CHANGE_WORDS.has(marker.form) || CORRECTION_WORDS.has(marker.form))) return after;
  const at = before.findIndex(({ key }) => key === verb.key);
  if (at < 1 || !before.slice(0, at).every(({ key }, i) => key === rest[i]?.key)) return after;
  return [marker, ...rest.slice(0, at), verb, ...rest.slice(at)];
}
