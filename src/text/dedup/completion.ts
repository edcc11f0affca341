import { wordSet } from '../word-lists.js';
import { isNegation } from './additions.js';
import { CHANGE_WORDS, PROGRESS_STATES } from './change-words.js';
import { isContent } from './content.js';
import { CONJUNCTIONS, COPULAS, PREPOSITIONS } from './grammar-words.js';
import { PAST, type Token } from './tokens.js';

/**
 * True if a new sentence says that what an old one tells to be under way has come to its end: "PR 882 is waiting for review",
 * "PR 882 has been merged"; "We're looking for a flat in Ghent", "We found a flat in Ghent". Both have the same subject, and
 * the new one names the aim again, unless the state alone shows it.
 */
export function isCompletion(before: readonly Token[], after: readonly Token[]): boolean {
  const be = before.findIndex(({ key }) => COPULAS.has(key));
  if (be < 1 || [...before, ...after].some(isNegation)) return false;
  const subject = before.slice(0, be);
  if (!subject.every(({ key }, i) => key === after[i]?.key)) return false;
  const [state, outcome] = [before.slice(be + 1).filter(isNoMarker), after.slice(subject.length).filter(isNoMarker)];
  const isOver = isProcessed(outcome) || isEnded(outcome);
  return (subject.some(isContent) && isOver && isProgress(state)) || reachesAim(state, outcome);
}

const isNoMarker = ({ form }: Token) => !CHANGE_WORDS.has(form) && !PHASE_WORDS.has(form);
const PHASE_WORDS = new Set(['still', 'already', 'finally', 'just', 'recently', 'currently']);

/** True for "has been delivered", "was merged": things are processed, so that this says nothing of where a person is. */
function isProcessed(outcome: readonly Token[]): boolean {
  const [first, second] = outcome;
  const isPerfect = first?.key === 'have' && second?.form === 'been';
  const verb = isPerfect ? outcome[2] : second;
  // "Is published on Mondays" tells a habit.
  if (PRESENT.has(first?.form ?? '') && outcome.slice(2).some(({ form }) => PREPOSITIONS.has(form))) return false;
  return verb !== undefined && PROCESSED.has(verb.form) && (isPerfect || PASSIVES.has(first?.form ?? ''));
}

/** True for "has ended", "is over", "shipped": it ended by itself. */
function isEnded([first, second]: readonly Token[]): boolean {
  const verb = first?.key === 'have' ? second : first;
  return ENDED.has(verb?.form ?? '') || (COPULAS.has(first?.key ?? '') && OVER.has(second?.form ?? ''));
}
const ENDED = wordSet('ended finished concluded shipped launched closed terminado acabado finito terminato');
const OVER = wordSet('over finished done complete completed out fertig vorbei finie fini terminée terminé finita finito');

const PRESENT = new Set(['is', 'are', 'ist', 'sind', 'est', 'está']);
const PASSIVES = wordSet('was were got is are wurde wurden ist sind été est fue sido está');
const PROCESSED = wordSet(`
  delivered shipped returned refunded picked collected merged reviewed approved rejected fixed resolved solved closed
  settled decided dismissed lifted reopened refilled renovated
  completed finished published deployed released signed paid repaired sold
  installed built submitted sent cancelled canceled accepted done filled
  genehmigt abgelehnt geliefert verschickt repariert bezahlt abgeschlossen behoben veröffentlicht unterschrieben fertig
  approuvé approuvée livré livrée réparé réparée signé signée payé payée terminé terminée
  aprobado aprobada entregado entregada reparado reparada firmado firmada pagado pagada terminado terminada`);

/** True for "waiting for review", "in transit", "at customs", "being repaired", "pending". */
function isProgress([first, second]: readonly Token[]): boolean {
  if (!first) return false;
  if (PROGRESS_STATES.has(first.form) || first.form === 'being') return true;
  return PROGRESS_PREPOSITIONS.has(first.form) && second !== undefined && PROGRESS_PLACES.has(second.form);
}

const PROGRESS_PREPOSITIONS = new Set(['in', 'at', 'on', 'under', 'with', 'for', 'im', 'en']);
const PROGRESS_PLACES = wordSet(`
  review transit progress production development preparation repair testing qa staging draft approval customs warehouse depot
  way construction consideration hold order backlog queue workshop garage printer its their way sale route
  negotiation discussion maintenance
  bearbeitung prüfung reparatur bau arbeit verhandlung druck versand
  cours attente réparation révision livraison
  curso revisión reparación construcción espera camino`);

/** Verbs of what somebody is after, each with those of its success; a form and its past keys. */
const AIMS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['looking', wordSet('found bought got rented hired signed')],
  ['searching', wordSet('found bought got rented hired')],
  ['hunting', wordSet('found bought got rented')],
  ['studying', wordSet('passed finished completed failed')],
  ['preparing', wordSet('passed finished completed submitted held delivered failed')],
  ['training', wordSet('ran finished completed won')],
  ['saving', wordSet('bought got paid')],
  ['waiting', wordSet('got received')],
  ['applying', wordSet('got received accepted secured')],
  ['writing', wordSet('wrote finished completed published submitted')],
  ['building', wordSet('built finished completed')],
  ['working', wordSet('finished completed submitted released shipped')],
  ['renovating', wordSet('renovated finished completed')],
  ['learning', wordSet('learned learnt mastered')],
  ['reading', wordSet('read finished')],
]);

/** True for "studying for the bar exam" and "passed the bar exam", whose aim is named again as a whole. */
function reachesAim([verb, ...rest]: readonly Token[], outcome: readonly Token[]): boolean {
  const successes = AIMS.get(verb?.form ?? '');
  const aim = rest.slice(PREPOSITIONS.has(rest[0]?.form ?? '') ? 1 : 0);
  if (!successes || !aim.some(isContent) || aim.some(beginsPart)) return false;
  const [first, second] = outcome;
  const [success, object] = first?.key === 'have' ? [second, outcome.slice(2)] : [first, outcome.slice(1)];
  if (!success || !successes.has(success.form)) return false;
  return aim.every(({ key }, i) => key === object[i]?.key || key === `${object[i]?.key ?? ''}${PAST}`);
}

/** A second aim: the new sentence may tell of one alone. */
const beginsPart = ({ form, afterPause }: Token) => afterPause || CONJUNCTIONS.has(form);
