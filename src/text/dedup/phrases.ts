// Phrases that say the same as one word, and verbs that do so with their particle, by the keys of their words.

/** Keys of words that together say the same as one word. */
export interface Phrase {
  readonly keys: readonly string[];
  readonly word: string;
}

/** Phrases by their first key. Of several that fit, the first one counts. */
export const PHRASES: ReadonlyMap<string, readonly Phrase[]> = byFirstKey([
  ['be not abl to', 'cannot'],
  ['be unabl to', 'cannot'],
  ['can not', 'cannot'],
  ['be give+', 'get'],
  ['receiv', 'get'],
  ['call+ off', 'cancel+'],
  ['call off', 'cancel'],
  ['put off', 'postpon+'],
  ['turn off', 'switch off'],
  ['turn+ off', 'switch+ off'],
  ['switch off', 'switch off'],
  ['switch+ off', 'switch+ off'],
  ['turn on', 'switch on'],
  ['switch on', 'switch on'],
  ['turn+ down', 'reject+'],
  ['hand in', 'submit'],
  ['hand+ in', 'submit+'],
  ['look for', 'seek'],
  ['search for', 'seek'],
  ['get rid of', 'discard'],
  ['throw awai', 'discard'],
  ['throw out', 'discard'],
  ['give back', 'return'],
  ['fill in', 'complet'],
  ['fill out', 'complet'],
  ['carri out', 'perform'],
  ['must not', 'must not'],
  ["'s name be", 'name'],
  ['be name+', 'name'],
  ['be call+', 'name'],
  ['name+', 'name'],
  ['call+', 'name'],
  ['be genannt', 'name'],
  ['be emploi+', 'work'],
  ['be locat+', 'be'],
  ['be situat+', 'be'],
  ['be base+', 'be'],
  ['be hold+', 'be'],
  ['take place', 'be'],
  ['be abl to', 'can'],
  ['would like', 'want'],
  ['be in charg of', 'oversee'],
  ['be respons for', 'oversee'],
  ['look after', 'tend'],
  ['take care of', 'tend'],
  ['make us of', 'us'],
  ['be not allow+ to', 'must not'],
  ['be not allow+', 'forbidden'],
  ['be forbid', 'forbidden'],
  ['be need+', 'be necessari'],
  ['be requir+', 'be necessari'],
  ['be compos+ of', 'consist of'],
  ['be made+ of', 'consist of'],
]);

function byFirstKey(phrases: readonly (readonly [keys: string, word: string])[]): ReadonlyMap<string, readonly Phrase[]> {
  const byKey = new Map<string, Phrase[]>();
  for (const [text, word] of phrases) {
    const keys = text.split(' ');
    const first = keys[0] as string;
    byKey.set(first, [...(byKey.get(first) ?? []), { keys, word }]);
  }
  return byKey;
}
