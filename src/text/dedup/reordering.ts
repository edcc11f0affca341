import { CONJUNCTIONS, COPULAS, MODALS, ORDER_WORDS } from './grammar-words.js';
import { PAST, type Token } from './tokens.js';

/**
 * True if two texts of the same words in another order say the same: one clause was moved to the other end, active
 * became passive, or a list was reordered. Any other order may have swapped who does something to whom.
 */
export function saysSameInOtherOrder(before: readonly Token[], after: readonly Token[]): boolean {
  return (
    isRotation(before, after) ||
    isPassive(before, after) ||
    isPassive(after, before) ||
    listsSameItems(before, after) ||
    isPairSwapped(before, after)
  );
}

const MIN_ITEMS = 3;

/** True for the same list in another order, if nothing says that the order matters. */
function listsSameItems(before: readonly Token[], after: readonly Token[]): boolean {
  if (before.length !== after.length || before.some(({ form }) => ORDER_WORDS.has(form))) return false;
  const start = before.findIndex(({ key }, i) => key !== after[i]?.key);
  const [left, right] = [itemsOf(before.slice(start)), itemsOf(after.slice(start))];
  return left.length >= MIN_ITEMS && left.sort().join('\n') === right.sort().join('\n');
}

/** True for "Mia and Noah are siblings" and "Noah and Mia are siblings", if nothing says who does what. */
function isPairSwapped(before: readonly Token[], after: readonly Token[]): boolean {
  const at = before.findIndex(({ form }, i) => i > 0 && CONJUNCTIONS.has(form));
  if (before.length !== after.length || at !== 1 || !COPULAS.has(before[3]?.key ?? '')) return false;
  const isRespective = before.some(({ form }) => form === 'respectively' || form === 'resp');
  const swapped = before.map((token, i) => (i === 0 || i === 2 ? before[2 - i] : token));
  return (
    !isRespective &&
    swapped.every((token, i) => token?.key === after[i]?.key) &&
    before.slice(4).every(({ afterPause }) => !afterPause)
  );
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
export function isRotation(before: readonly Token[], after: readonly Token[]): boolean {
  const { length } = before;
  if (length !== after.length || length < 4) return false;
  // A single word that moves to the other end is too little to be sure of: "Kim called only" and "only Kim called".
  for (let shift = 2; shift <= length - 2; shift++)
    if (before.every(({ key }, i) => key === after[(i + shift) % length]?.key)) return true;
  return false;
}

const PAST_COPULAS = new Set(['was', 'were']);
const AGENT_PREPOSITIONS = new Set(['by', 'von', 'par', 'por']);

/** True for "Ines paints the gate" and "The gate is painted by Ines", also with a modal verb: "must be painted by Ines". */
export function isPassive(active: readonly Token[], passive: readonly Token[]): boolean {
  // passive: patient [modal] be verb by agent adjuncts
  const by = passive.findIndex(({ form }) => AGENT_PREPOSITIONS.has(form));
  const be = passive.findLastIndex(({ key }, i) => i < by && (COPULAS.has(key) || PAST_COPULAS.has(key)));
  if (be < 1 || by - be !== 2) return isVerbLastPassive(active, passive, by);
  const modals = passive.slice(be - 1, be).filter(({ form }) => MODALS.has(form));
  const patient = passive.slice(0, be - modals.length);
  const [passiveVerb, agentAndAdjuncts] = [passive[be + 1] as Token, passive.slice(by + 1)];
  // "was painted" is "painted", "is painted" is "paints".
  const isPast = PAST_COPULAS.has((passive[be] as Token).key);
  const verbKey = isPast || !passiveVerb.key.endsWith(PAST) ? passiveVerb.key : passiveVerb.key.slice(0, -PAST.length);
  // active: agent [modal] verb patient adjuncts
  const verbAt = active.findIndex(({ key, form }, i) => key === verbKey || (i > 0 && isFrenchPresentOf(form, passiveVerb.form)));
  if (verbAt - modals.length < 1) return false;
  const [agent, verb] = [active.slice(0, verbAt - modals.length), active[verbAt] as Token];
  const adjuncts = agentAndAdjuncts.slice(agent.length);
  return (
    haveSameKeys(active, [...agent, ...modals, verb, ...patient, ...adjuncts]) &&
    haveSameKeys(agent, agentAndAdjuncts.slice(0, agent.length))
  );
}

/** True for "garde" and "gardée": regular French verbs. */
const isFrenchPresentOf = (present: string, participle: string) =>
  /ée?s?$/u.test(participle) && present === participle.replace(/ée?s?$/u, 'e');

/** True for "Frau Abt pflegt den Garten" and "Der Garten wird von Frau Abt gepflegt": the verb ends the German passive. */
function isVerbLastPassive(active: readonly Token[], passive: readonly Token[], by: number): boolean {
  const participle = passive.at(-1)?.form ?? '';
  const patient = passive.slice(0, by - 1);
  if (by < 2 || !PRESENT_PASSIVES.has(passive[by - 1]?.form ?? '') || !participle.endsWith('t')) return false;
  const verbAt = active.findIndex(({ form }, i) => i > 0 && (form === participle || `ge${form}` === participle));
  if (verbAt < 1) return false;
  const [agent, verb] = [active.slice(0, verbAt), active[verbAt] as Token];
  const agentAndAdjuncts = passive.slice(by + 1, -1);
  const expected = [...agentAndAdjuncts.slice(0, agent.length), verb, ...patient, ...agentAndAdjuncts.slice(agent.length)];
  return haveSameKeys(active, expected);
}

const PRESENT_PASSIVES = new Set(['wird', 'werden']);

const haveSameKeys = (a: readonly Token[], b: readonly Token[]) =>
  a.length === b.length && a.every(({ key }, i) => key === b[i]?.key);
