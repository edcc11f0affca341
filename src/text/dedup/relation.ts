import { wordSet } from '../word-lists.js';
import { isNegation, onlyAdds, restricts } from './additions.js';
import { type Markers, markersOf } from './change-markers.js';
import { CORRECTION_WORDS } from './change-words.js';
import { isCorrectedByCleft, stressesSubject } from './cleft.js';
import { isCompletion } from './completion.js';
import { isContent, isCopula } from './content.js';
import { isContrary } from './contrary.js';
import { type Change, diff, invert } from './diff.js';
import { endsState } from './ended-state.js';
import { CONJUNCTIONS, COPULAS, DEMONSTRATIVES, MODALS, PREPOSITIONS } from './grammar-words.js';
import { isHandover, leadsNow } from './handover.js';
import { setOtherLimits } from './opposites.js';
import { OWNERS } from './owners.js';
import { isParaphrase } from './paraphrase.js';
import { isOnlyPossible } from './possibility.js';
import { isRelocation } from './relocation.js';
import { saysSameInOtherOrder } from './reordering.js';
import { replaces } from './replacement.js';
import { changesScope } from './scope.js';
import { roleOf } from './single-values.js';
import { givesNewValue, isQuantityChange } from './slots.js';
import { hasSuccessor } from './successor.js';
import { isFunctional } from './supersession/comparison.js';
import { normalizeCouple } from './symmetric-forms.js';
import { isNumber, type Token } from './tokens.js';
import { isTransition } from './transition.js';

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

/** Ways to say that something took the place of what an old sentence says, whatever the two have in common. */
const REPLACEMENTS = [isRelocation, isTransition, isHandover, leadsNow, changesScope, endsState, hasSuccessor];

/** Relates a new sentence to the earlier sentence `before`. */
export function relate(before: readonly Token[], sentence: readonly Token[]): Relation {
  if (before.length > MAX_TOKENS || sentence.length > MAX_TOKENS) return 'unrelated';
  const after = normalizeCouple(withoutNew(before, sentence));
  const relation = relateFacts(before, after);
  const bothHold = relation === 'replaces' && (isOnlyPossible(before, after) || setOtherLimits(before, after));
  return bothHold ? 'unrelated' : relation;
}

/** Relates a sentence to an earlier one as if all that it says were a fact. */
function relateFacts(before: readonly Token[], after: readonly Token[]): Relation {
  const common = countCommonContent(before, after);
  // Only who moved may be told by a pronoun.
  if (common === 0) return isRelocation(before, after) ? 'replaces' : 'unrelated';
  const isAboutTheSame = common >= MIN_COMMON_CONTENT;
  if (isAboutTheSame && (isParaphrase(before, after) || stressesSubject(before, after))) return 'entailed';
  if (isCorrectedByCleft(before, after)) return 'replaces';
  // The sentence alone does not say who "she" or what "that" is.
  if ([before, after].some(([subject]) => subject && DEMONSTRATIVES.has(subject.form)) && !areItalian(before, after))
    return 'unrelated';
  const changes = diff(before, after);
  const [onlyChange] = changes.length === 1 ? changes : [];
  if (REPLACEMENTS.some((replaced) => replaced(before, after, changes))) return 'replaces';
  if (onlyChange && isContrary(onlyChange, before, after)) return 'replaces';
  const markers = markersOf(before, after);
  if (!isAboutTheSame && onlyChange && isFigureOf(onlyChange, before, after)) return 'replaces';
  const isMarked = Object.values(markers).some(Boolean);
  if (!isAboutTheSame) {
    const isDone = before[0]?.isDefinite === true && isCompletion(before, after);
    const isOver = isDone || (isMarked && replacesOfOneWord(before, after, markers));
    return isOver ? 'replaces' : 'unrelated';
  }
  if (!changes.length || saysSameInOtherOrder(before, after)) return 'entailed';
  const related = relateByAddition(changes, before, after, markers);
  if (related) return related;
  const isReplaced = replaces(before, after, markers) || isCompletion(before, after) || givesRoleAway(before, after, markers);
  return isReplaced ? 'replaces' : 'unrelated';
}

/** True if "il" is the article of Italian, not the pronoun of French: one of the texts has a word of Italian alone. */
const areItalian = (...texts: readonly (readonly Token[])[]) =>
  texts.every(([first, noun]) => first?.form === 'il' && noun !== undefined && isContent(noun)) &&
  texts.some((tokens) => tokens.some(({ form }) => ITALIAN.has(form)));
const ITALIAN = wordSet(
  'è di del della dei delle degli alle alla nel nella nei non più dal dalla sul sulla gli con che al ai adesso ora si',
);

/** True for "Ravi is the drummer of Copper Lane" and "June is the drummer of Copper Lane now". */
function givesRoleAway(before: readonly Token[], after: readonly Token[], markers: Markers): boolean {
  const [older, newer] = [roleOf(before), roleOf(after)];
  return older !== undefined && newer !== undefined && replaces(older, newer, markers);
}

/** Turns "Our new landlord is Bo" into "Our landlord is Bo now", beside "Our landlord is Ana": of what has one at a time. */
function withoutNew(before: readonly Token[], after: readonly Token[]): readonly Token[] {
  const said = withHolderLast(after);
  const at = said.findIndex(({ form }) => NEW.has(form));
  const [adjective, noun] = [said[at], said[at + 1]];
  if (!adjective || !noun || !isFunctional(noun) || before[at]?.key !== noun.key) return after;
  const isFirst = said.slice(0, at).every(({ key }, i) => key === before[i]?.key);
  const named = { ...noun, afterArticle: adjective.afterArticle, isDefinite: adjective.isDefinite };
  return isFirst ? [...said.slice(0, at), named, ...said.slice(at + 2), { ...adjective, ...NOW }] : after;
}

/** Turns "Bo is our new landlord" into "Our new landlord is Bo". */
function withHolderLast(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex(isCopula);
  const role = tokens.slice(be + 1);
  const isOne = OWNERS.has(role[0]?.form ?? '') || role[0]?.isDefinite;
  const isRole = be > 0 && role.length <= 3 && NEW.has(role.at(-2)?.form ?? '') && isOne;
  const isHolder = tokens.slice(0, be).every((token, i) => isContent(token) && (i === 0 || token.name) && !token.afterArticle);
  if (!isRole || !isHolder) return tokens;
  return [...role, ...tokens.slice(be, be + 1), ...tokens.slice(0, be).map((token) => ({ ...token, name: true }))];
}
const NEW = new Set(['new', 'neue', 'neuer', 'neues', 'nouveau', 'nouvelle', 'nuevo', 'nueva']);
const NOW = { form: 'now', key: 'now', name: false, afterPause: false };

/** True for another figure or day of what one word names: "The check-in is at 15:00", "at 14:00". */
function isFigureOf(change: Change, before: readonly Token[], after: readonly Token[]): boolean {
  const [first, second] = before;
  const noun = OWNERS.has(first?.form ?? '') ? second : first;
  const [verb] = before.slice(noun === first ? 1 : 2);
  const isOneKind = change.removed.some(isNumber) === change.added.some(isNumber);
  const isPlain = isOneKind && noun !== undefined && verb !== undefined && isContent(noun) && COPULAS.has(verb.key);
  return isPlain && isQuantityChange(change, before) && givesNewValue(change, before, after);
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
  const newKeys = contentKeysOf(after);
  let count = 0;
  for (const key of contentKeysOf(before)) if (newKeys.has(key)) count++;
  return count;
}

/** Keys of content words by tokens, which are cached as well. */
const contentKeys = new WeakMap<readonly Token[], ReadonlySet<string>>();

function contentKeysOf(tokens: readonly Token[]): ReadonlySet<string> {
  const known = contentKeys.get(tokens);
  if (known) return known;
  const keys = new Set(tokens.filter(isContent).map(({ key }) => key));
  contentKeys.set(tokens, keys);
  return keys;
}
