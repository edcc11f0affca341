import { isNegation, onlyAdds, restricts } from './additions.js';
import { type Markers, markersOf } from './change-markers.js';
import { type Change, diff, invert } from './diff.js';
import { CONJUNCTIONS, COPULAS, DEMONSTRATIVES, MODALS, PREPOSITIONS } from './lexicon.js';
import { isParaphrase } from './paraphrase.js';
import { isRelocation } from './relocation.js';
import { saysSameInOtherOrder } from './reordering.js';
import { isContrary, replaces } from './replacement.js';
import { isContent } from './slots.js';
import type { Token } from './tokens.js';

/**
 * What a new sentence is to an old one. `says`: the old one says all of it. `enriches`: it says all of the old one and more.
 * `replaces`: it corrects, denies or succeeds the old one, and says everything else that the old one says.
 */
export type Relation = 'says' | 'enriches' | 'replaces' | 'unrelated';

const MOST_TOKENS = 300;
/** Words with content that both must have: fewer could be about anything. */
const LEAST_COMMON = 2;

export function relate(before: readonly Token[], after: readonly Token[]): Relation {
  if (before.length > MOST_TOKENS || after.length > MOST_TOKENS) return 'unrelated';
  const isAboutTheSame = commonContent(before, after) >= LEAST_COMMON;
  if (isAboutTheSame && isParaphrase(before, after)) return 'says';
  // Whom "she" or what "that" means is not in the sentence.
  if ([before, after].some(([subject]) => subject && DEMONSTRATIVES.has(subject.form))) return 'unrelated';
  const changes = diff(before, after);
  const [change, ...others] = changes;
  if (isRelocation(before, after) || (change && !others.length && isContrary(change, before, after))) return 'replaces';
  if (!isAboutTheSame) return 'unrelated';
  if (!changes.length || saysSameInOtherOrder(before, after)) return 'says';
  const markers = markersOf(before, after);
  return relateByAddition(changes, before, after, markers) ?? (replaces(before, after, markers) ? 'replaces' : 'unrelated');
}

/** Where one of the two sentences has all that the other has. */
function relateByAddition(
  changes: readonly Change[],
  before: readonly Token[],
  after: readonly Token[],
  { corrects, succeeds, renews }: Markers,
): Relation | undefined {
  if (succeeds || corrects) return undefined;
  if (changes.every(({ removed }) => !removed.length)) return enriches(changes, before, after) ? 'enriches' : undefined;
  if (renews || changes.some(({ added }) => added.length)) return undefined;
  const extras = changes.map(invert);
  return onlyAdds(extras, after.length, before) && !restricts(extras, after) ? 'says' : undefined;
}

const enriches = (changes: readonly Change[], before: readonly Token[], after: readonly Token[]) =>
  !changes.some(({ added }) => isNegation(added[0] as Token) && !added[0]?.afterPause) &&
  // "never on Sundays" denies less than "never".
  !(
    before.some(isNegation) && changes.some(({ added: [first] }) => first && !first.afterPause && !CONJUNCTIONS.has(first.form))
  ) &&
  onlyAdds(
    changes.filter((change) => !addsAdjective(change, before)),
    before.length,
    after,
  );

/** Largest number of tokens that may follow a new adjective. */
const ADJECTIVE_TAIL = 4;

/** "drinks tea" becomes "drinks green tea"; "members pay 10" must not become "senior members pay 10". */
function addsAdjective({ added, oldStart }: Change, before: readonly Token[]): boolean {
  const [adjective, previous, tail] = [added[0] as Token, before[oldStart - 1], before.slice(oldStart)];
  if (added.length !== 1 || !isContent(adjective) || oldStart < 2 || !tail.length || tail.length > ADJECTIVE_TAIL) return false;
  return !PREPOSITIONS.has(previous?.form ?? '') && !tail.some(({ key, form }) => COPULAS.has(key) || MODALS.has(form));
}

function commonContent(before: readonly Token[], after: readonly Token[]): number {
  const keys = new Set(after.map(({ key }) => key));
  return new Set(before.filter((token) => isContent(token) && keys.has(token.key)).map(({ key }) => key)).size;
}
