import { CONJUNCTIONS, COPULAS, ORDER_WORDS } from './grammar-words.js';
import { PAST, type Token } from './tokens.js';

/**
 * True if two texts of the same words in another order say the same: one clause was moved to the other end, active
 * became passive, or a list was reordered. Any other order may have swapped who does something to whom.
 */
export function saysSameInOtherOrder(before: readonly Token[], after: readonly Token[]): boolean {
  return isRotation(before, after) || isPassive(before, after) || isPassive(after, before) || listsSameItems(before, after);
}

const MIN_ITEMS = 3;

/** True for the same list in another order, if nothing says that the order matters. */
function listsSameItems(before: readonly Token[], after: readonly Token[]): boolean {
  if (before.length !== after.length || before.some(({ form }) => ORDER_WORDS.has(form))) return false;
  const start = before.findIndex(({ key }, i) => key !== after[i]?.key);
  const [left, right] = [itemsOf(before.slice(start)), itemsOf(after.slice(start))];
  return left.length >= MIN_ITEMS && left.sort().join('\n') === right.sort().join('\n');
}

function itemsOf(tokens: readonly Token[]): string[] {
  const items: string[][] = [[]];
  for (const [i, { key, form, afterPause }] of tokens.entries()) {
    if ((afterPause && i > 0) || CONJUNCTIONS.has(form)) items.push([]);
    if (!CONJUNCTIONS.has(form)) items.at(-1)?.push(key);
  }
  return items.map((item) => item.join(' ')).filter(Boolean);
}

/** True for "After lunch the team plays" and "The team plays after lunch". */
function isRotation(before: readonly Token[], after: readonly Token[]): boolean {
  const { length } = before;
  if (length !== after.length || length < 4) return false;
  // A single word that moves to the other end is too little to be sure of: "Kim called only" and "only Kim called".
  for (let shift = 2; shift <= length - 2; shift++)
    if (before.every(({ key }, i) => key === after[(i + shift) % length]?.key)) return true;
  return false;
}

const PAST_COPULAS = new Set(['was', 'were']);
const AGENT_PREPOSITIONS = new Set(['by', 'von', 'par', 'por']);

/** True for "Ines paints the gate" and "The gate is painted by Ines". */
function isPassive(active: readonly Token[], passive: readonly Token[]): boolean {
  // passive: patient be verb by agent adjuncts
  const by = passive.findIndex(({ form }) => AGENT_PREPOSITIONS.has(form));
  const be = passive.findLastIndex(({ key }, i) => i < by && (COPULAS.has(key) || PAST_COPULAS.has(key)));
  if (be < 1 || by - be !== 2) return false;
  const [patient, passiveVerb, agentAndAdjuncts] = [passive.slice(0, be), passive[be + 1] as Token, passive.slice(by + 1)];
  // "was painted" is "painted", "is painted" is "paints".
  const isPast = PAST_COPULAS.has((passive[be] as Token).key);
  const verbKey = isPast || !passiveVerb.key.endsWith(PAST) ? passiveVerb.key : passiveVerb.key.slice(0, -PAST.length);
  // active: agent verb patient adjuncts
  const verbAt = active.findIndex(({ key }) => key === verbKey);
  if (verbAt < 1) return false;
  const [agent, verb] = [active.slice(0, verbAt), active[verbAt] as Token];
  const adjuncts = agentAndAdjuncts.slice(agent.length);
  return (
    haveSameKeys(active, [...agent, verb, ...patient, ...adjuncts]) &&
    haveSameKeys(agent, agentAndAdjuncts.slice(0, agent.length))
  );
}

const haveSameKeys = (a: readonly Token[], b: readonly Token[]) =>
  a.length === b.length && a.every(({ key }, i) => key === b[i]?.key);
