import { wordSet } from '../word-lists.js';
import { isNegation } from './additions.js';
import { CHANGE_WORDS } from './change-words.js';
import { isContent } from './content.js';
import { type Change, diff } from './diff.js';
import { CONDITIONS, CONNECTIVES, MODALS, ONLY, PREPOSITIONS } from './grammar-words.js';
import { isPredicate } from './supersession/signs.js';
import type { Token } from './tokens.js';

/**
 * True if a new sentence says of some what an old one says of all, or the other way round: "All drivers get it", "Only
 * long-haul drivers get it"; "Reviewers have to check every file", "Reviewers only have to check files in src". Both cannot
 * hold, and the new one repeats all else.
 * @param changes those from the old sentence to the new one
 */
export function changesScope(before: readonly Token[], sentence: readonly Token[], changes: readonly Change[]): boolean {
  if (before.some(isNegation) || sentence.some(isNegation)) return false;
  if (changesForce(changes, before)) return true;
  if (!before.some(isOnly) && !sentence.some(isOnly)) return false;
  const after = sentence.filter(({ form }) => !CHANGE_WORDS.has(form));
  return limitsAll(before, after) || limitsAll(after, before) || freesFrom(before, after);
}

/** Maximum number of tokens that say which ones of a kind are meant. */
const MAX_LIMIT = 6;

function limitsAll(wide: readonly Token[], narrow: readonly Token[]): boolean {
  const at = wide.findIndex(isAll);
  const onlyAt = narrow.findIndex(isOnly);
  if (at < 0 || onlyAt < 0 || wide.some(isOnly) || narrow.some(isAll)) return false;
  const isAnybody = EVERYBODY.has(wide[at]?.form ?? '');
  const rest = withoutDeterminer(wide.toSpliced(at, 1), at);
  const said = withoutDeterminer(narrow.toSpliced(onlyAt, 1), onlyAt);
  const changes = diff(rest, said);
  // "All drivers" and "only drivers" can both hold: which drivers must be said.
  if (!changes.length || rest.length < MIN_STATEMENT || onlyAt > (changes[0]?.newStart ?? 0)) return false;
  return changes.every(({ removed, added, oldStart }) => {
    if (removed.length || added.length > MAX_LIMIT || added.some(tellsStatement)) return false;
    if (oldStart === at) return true;
    const [first] = added;
    if (isAnybody || oldStart !== at + 1 || !first) return false;
    // Adjectives follow their noun in the Romance languages.
    return isAttached(first) || (added.length === 1 && onlyAt === at && isContent(first));
  });
}

/** Tokens of the shortest statement about all of a kind: "members swim". */
const MIN_STATEMENT = 2;

const isAll = ({ key, form }: Token) => key === 'all' || ALL.has(form) || EVERYBODY.has(form);
const isOnly = ({ form }: Token) => ONLY.has(form);
const tellsStatement = (token: Token) => isPredicate(token) || MODALS.has(token.form) || CONDITIONS.has(token.form);
const isAttached = ({ form }: Token) => CONNECTIVES.has(form) || PREPOSITIONS.has(form) || /[a-z]{2}(?:ed|ing)$/.test(form);

/** "tutti i soci", "todos os sócios" */
const withoutDeterminer = (tokens: readonly Token[], at: number): readonly Token[] =>
  DETERMINERS.has(tokens[at]?.form ?? '') ? tokens.toSpliced(at, 1) : tokens;
const DETERMINERS = wordSet('i gli os as');

/** True for "may only be fed hay" and "may be fed anything": nothing but the one value of the limit is lost. */
function freesFrom(before: readonly Token[], after: readonly Token[]): boolean {
  const [onlyAt, allAt] = [before.findIndex(isOnly), after.findIndex((token) => isAll(token) || ANYTHING.has(token.form))];
  if (onlyAt < 1 || allAt < onlyAt || after.some(isOnly) || before.some(isAll)) return false;
  const frame = before.toSpliced(onlyAt, 1);
  const isPermission = frame.slice(0, onlyAt + 1).some(({ form }) => PERMISSIONS.has(form));
  const isSame = after.slice(0, allAt).every(({ key }, i) => key === frame[i]?.key);
  const [value, all] = [frame.slice(allAt), after.slice(allAt)];
  return isPermission && isSame && allAt > onlyAt && value.length > 0 && [value, all].every((part) => part.length <= MAX_FREED);
}
/** Tokens of the value of a limit. */
const MAX_FREED = 3;

/**
 * True if a duty, likelihood, frequency or share becomes another one, and nothing else changes: "should wear", "must wear";
 * "probably plays", "plays"; "some of the seats", "all of the seats".
 */
function changesForce(changes: readonly Change[], before: readonly Token[]): boolean {
  const [change, ...others] = changes;
  if (!change) return false;
  const isCertain = ({ removed, added }: Change) => added.every(isSure) && removed.every(({ form }) => HEDGES.has(form));
  if (changes.every(isCertain) && changes.some(({ removed }) => removed.length)) return true;
  const [removed, added] = [change.removed, change.added].map((part) => part.filter((token) => !isSure(token))) as [
    Token[],
    Token[],
  ];
  const [older, newer] = [removed[0], added[0]];
  if (!older || !newer || others.length || removed.length > 1 || added.length > 1) return false;
  if (!before.slice(change.oldStart + 1).some(isContent)) return false;
  const rank = (token: Token) => SHARES.findIndex((shares) => shares.has(token.form) || shares.has(token.key));
  if (rank(older) >= 0 && rank(newer) > rank(older)) return true;
  return change.oldStart > 0 && FORCES.some((forces) => forces.has(older.key) && forces.has(newer.key));
}

const isSure = ({ form }: Token) => SURE.has(form) || CHANGE_WORDS.has(form);
/** Words of one scale each, by their keys. "Can" is on none: it may tell an ability. */
const FORCES: readonly ReadonlySet<string>[] = [
  wordSet('should must shall'),
  wordSet('may must'),
  wordSet('might may will'),
  wordSet('soll muss'),
  wordSet('devrait doit'),
  wordSet('devraient doit'),
  wordSet('debería debe'),
  wordSet('deberían debe'),
  wordSet('never rarely seldom sometim occasion often usual alwai'),
  wordSet('nie selten manchmal meisten immer'),
  wordSet('jamais rarement parfois souvent toujours'),
];
/** Shares of a kind, the smaller ones first: "all" says all that "some" says. */
const SHARES = [
  wordSet('few'),
  wordSet('some several einige'),
  wordSet('many viele'),
  wordSet('most half meisten'),
  wordSet('all alle'),
];
const HEDGES = wordSet(`
  maybe perhaps probably possibly presumably likely allegedly supposedly
  vielleicht wahrscheinlich vermutlich
  probablement
  quizás probablemente
  forse probabilmente
  talvez provavelmente
  misschien waarschijnlijk
  chyba pewnie
  наверное возможно`);
const SURE = wordSet('definitely certainly surely unbedingt sicher absolument');
const PERMISSIONS = wordSet('may can darf dürfen peut peuvent puede pueden può possono pode podem mag mogen');

const ALL = wordSet(`
  alle jeder jede jedes sämtliche
  tous toutes chaque
  todos todas cada
  tutti tutte ogni
  elke iedere
  все каждый каждая каждое
  wszyscy wszystkie każdy każda`);
const EVERYBODY = wordSet('everyone everybody anyone anybody');
const ANYTHING = wordSet('anything anywhere anytime everything everywhere any alles tout todo tutto');
