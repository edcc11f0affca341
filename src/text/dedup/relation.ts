import { isNegation, onlyAdds, restricts } from './additions.js';
import { type Markers, markersOf } from './change-markers.js';
import { CORRECTION_WORDS } from './change-words.js';
import { isCompletion } from './completion.js';
import { isContent } from './content.js';
import { type Change, diff, invert } from './diff.js';
import { CONJUNCTIONS, COPULAS, DEMONSTRATIVES, MODALS, PREPOSITIONS } from './grammar-words.js';
import { isParaphrase } from './paraphrase.js';
import { isRelocation } from './relocation.js';
import { saysSameInOtherOrder } from './reordering.js';
import { isContrary, replaces } from './replacement.js';
import { roleOf } from './single-values.js';
import type { Token } from './tokens.js';

/**
 * The relation of a new sentence to an old one:
 * - `entailed`: the old one says all that the new one says, and perhaps more.
 * - `enriches`: the new one says all that the old one says, and more.
 * - `replaces`: the new one corrects, denies or succeeds the old one, and says everything else that the old one says.
 */
export type Relation = 'entailed' | 'enriches' | 'replaces' | 'unrelated';

const MAX_TOKENS = 300;
/** Content words that both sentences must have: fewer could be about anything. */
const MIN_COMMON_CONTENT = 2;

/** Relates the sentence `after` to the earlier sentence `before`. */
export function relate(before: readonly Token[], after: readonly Token[]): Relation {
  if (before.length > MAX_TOKENS || after.length > MAX_TOKENS) return 'unrelated';
  const isAboutTheSame = countCommonContent(before, after) >= MIN_COMMON_CONTENT;
  if (isAboutTheSame && isParaphrase(before, after)) return 'entailed';
  // The sentence alone does not say who "she" or what "that" is.
  if ([before, after].some(([subject]) => subject && DEMONSTRATIVES.has(subject.form))) return 'unrelated';
  const changes = diff(before, after);
  const [onlyChange] = changes.length === 1 ? changes : [];
  if (isRelocation(before, after) || (onlyChange && isContrary(onlyChange, before, after))) return 'replaces';
  const markers = markersOf(before, after);
  const isMarked = Object.values(markers).some(Boolean);
  if (!isAboutTheSame) return isMarked && replacesOfOneWord(before, after, markers) ? 'replaces' : 'unrelated';
  if (!changes.length || saysSameInOtherOrder(before, after)) return 'entailed';
  const related = relateByAddition(changes, before, after, markers);
  if (related) return related;
  const isReplaced = replaces(before, after, markers) || isCompletion(before, after) || givesRoleAway(before, after, markers);
  return isReplaced ? 'replaces' : 'unrelated';
}

/** True for "Ravi is the drummer of Copper Lane" and "June is the drummer of Copper Lane now". */
function givesRoleAway(before: readonly Token[], after: readonly Token[], markers: Markers): boolean {
  const [older, newer] = [roleOf(before), roleOf(after)];
  return older !== undefined && newer !== undefined && replaces(older, newer, markers);
}

/** True for a marked change of the one content word that both sentences begin with: "Physio is now on Friday". */
const replacesOfOneWord = (before: readonly Token[], after: readonly Token[], markers: Markers) =>
  before.find(isTopic)?.key === after.find(isTopic)?.key && replaces(before, after, markers);
const isTopic = (token: Token) => isContent(token) && !isNegation(token) && !CORRECTION_WORDS.has(token.form);

/** Relates two sentences one of which has all tokens of the other. */
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
  return onlyAdds(extras, after.length, before) && !restricts(extras, after) ? 'entailed' : undefined;
}

function enriches(changes: readonly Change[], before: readonly Token[], after: readonly Token[]): boolean {
  const attached = changes.flatMap(({ added: [first] }) => (first && !first.afterPause ? [first] : []));
  if (attached.some(isNegation)) return false;
  // "never on Sundays" denies less than "never".
  if (before.some(isNegation) && attached.some(({ form }) => !CONJUNCTIONS.has(form))) return false;
  const additions = changes.filter((change) => !addsAdjective(change, before));
  return onlyAdds(additions, before.length, after);
}

/** Maximum number of tokens after a new adjective. */
const MAX_ADJECTIVE_TAIL = 4;

/** True for "drinks tea" and "drinks green tea". "members pay 10" must not become "senior members pay 10". */
function addsAdjective({ added, oldStart }: Change, before: readonly Token[]): boolean {
  const [adjective, previous, tail] = [added[0] as Token, before[oldStart - 1], before.slice(oldStart)];
  if (added.length !== 1 || !isContent(adjective) || oldStart < 2) return false;
  if (!tail.length || tail.length > MAX_ADJECTIVE_TAIL) return false;
  return !PREPOSITIONS.has(previous?.form ?? '') && !tail.some(({ key, form }) => COPULAS.has(key) || MODALS.has(form));
}

function countCommonContent(before: readonly Token[], after: readonly Token[]): number {
  const newKeys = new Set(after.map(({ key }) => key));
  return new Set(before.filter((token) => isContent(token) && newKeys.has(token.key)).map(({ key }) => key)).size;
}
