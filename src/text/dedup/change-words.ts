// Words that tell that something changed, and the states that change, lower case, in English, German, French, Spanish
// and Russian. A word that is missing costs one more `stored_new`, never a fact.

import { wordSet } from '../word-lists.js';

/**
 * Words that say that a fact is new, without naming the old one. They are enough if only the value changes, and too
 * little if the subject does.
 */
export const CHANGE_WORDS = wordSet(`
  now nowadays anymore currently meanwhile since recently
  jetzt nun inzwischen mittlerweile seit
  désormais maintenant dorénavant depuis
  ahora desde actualmente
  adesso ora attualmente
  agora atualmente
  nu momenteel tegenwoordig
  teraz obecnie
  теперь сейчас`);

/** Words that say that an earlier state has ended. */
export const SUCCESSION_WORDS = wordSet(`
  moved switched changed became become left quit stopped finished ended resigned retired
  replaced renamed migrated swapped upgraded pushed postponed rescheduled delayed prolonged extended passed
  raised lowered increased decreased reduced rose risen fell fallen grew grown dropped handed stepped separated split
  umgezogen gewechselt verlassen aufgehört beendet sondern verschoben geändert zurück vorbei
  erhöht gesenkt gestiegen gesunken
  déménagé quitté changé remplacé devenu terminé déplacé augmenté baissé
  mudó subió bajó cambió dejó terminó
  переехал переехала ушёл ушла сменил сменила стал стала`);

/** Words that say that something under way has come to its end. */
export const COMPLETION_WORDS = wordSet(`
  promoted married divorced graduated cancelled canceled closed opened fixed solved resolved completed
  paid shipped delivered arrived died hired fired sold found got bought
  befördert verheiratet bezahlt geliefert erledigt
  marié payé livré
  casado pagado entregado`);

/** Past tenses of a change of plan: the fact that they tell holds from then on. */
export const RESCHEDULING_WORDS = wordSet(`
  moved postponed rescheduled extended prolonged delayed pushed
  verschoben verlängert
  reporté prolongé
  aplazado`);

/** Words, in the beginning of a text, with which it takes back an earlier statement. */
export const CORRECTION_WORDS = wordSet(`
  actually fact correct correction corrected sorry oops wrong mistake mistaken typo
  misread mistyped misheard misspelled misspoke misremembered mixed meant apologies erratum scratch turns
  korrektur tatsächlich verzeihung irrtum falsch verwechselt vertan geirrt
  erreur pardon finalement trompé trompée
  rectificación corrección error perdón equivoqué equivocado equivocada
  errore sbagliato sbagliata
  correção erro enganei
  correctie vergist
  исправление ошибка поправка извините ошибся ошиблась перепутал перепутала`);

/** Words that stress that a figure is the right one. They are too common to take back more than a figure. */
export const STRESS_WORDS = wordSet(`
  really rather again checked rechecked verified update updated exactly precisely
  eigentlich genau
  vraiment
  realmente`);

/** Pairs of words that together say that a state has ended. Other words may stand between them. */
export const ENDINGS: readonly (readonly [string, string])[] = [
  ['no', 'longer'],
  ['not', 'anymore'],
  ['no', 'more'],
  ['nicht', 'mehr'],
  ['kein', 'mehr'],
  ['ne', 'plus'],
  ['ya', 'no'],
  ['больше', 'не'],
  ['non', 'più'],
  ['niet', 'meer'],
  ['geen', 'meer'],
  ['não', 'mais'],
  ['já', 'não'],
  ['from', 'now'],
  ['these', 'days'],
  ['took', 'over'],
  ['back', 'from'],
  ['used', 'to'],
  ['as', 'of'],
  ['any', 'longer'],
];

/** Verbs of states that a move, a switch or a departure ends, by their stems. */
export const STATE_VERBS = wordSet(`
  keep store save track live resid stay sleep park point report connect work studi us
  host run own belong lead manag rent sit
  wohnt lebt arbeitet nutzen nutzt
  habite travaille vive trabaja usa
  живёт живет работает`);

/** Verbs that say where something is for the time being, by their stems. */
export const STAYS = wordSet(`
  live resid stay sit store host locat situat park
  wohnt lebt
  habite vive mora abita woont`);

/** Participles that say that something goes elsewhere. */
export const RELOCATIONS = wordSet(`
  moved relocated migrated transferred
  umgezogen gezogen
  déménagé
  mudó mudado`);

/** Words that say, with a preposition, where something is: "next to". */
export const PLACES = wordSet('next close near adjacent opposite');

/** Participles of feelings and abilities: somebody may have several. */
export const FEELINGS = wordSet('interested scared involved experienced skilled specialized specialised invested');

/** Participles of experiences that add up: "has been to Peru", "has visited Rome". */
export const EXPERIENCES = wordSet('been visited');

/** States that rule each other out. In each line, the first one is the contrary of all others. */
const CONTRARY_LINES = `
  open closed shut
  open resolved solved fixed
  up down
  on off
  online offline
  enabled disabled
  active inactive
  available unavailable
  public private
  single married
  full empty
  locked unlocked
  paid unpaid
  free occupied
  alive dead
  mandatory optional
  compulsory optional voluntary
  obligatory optional voluntary
  allowed forbidden prohibited
  working broken
  broken fixed repaired
  solved unsolved
  pending approved rejected completed done
  ill healthy well recovered
  blocked open clear passable
  vacant filled occupied
  kaputt repariert ganz
  krank gesund genesen
  gesperrt offen frei
  cassé réparé
  cassée réparée
  malade guéri
  roto reparado arreglado
  rota reparada arreglada
  enfermo recuperado
  missing found
  frei belegt besetzt vermietet vergeben
  free rented taken booked
  offen geschlossen zu
  an aus
  ouvert fermé
  ouverte fermée
  abierto cerrado
  abierta cerrada`;

/** Scales: something is in one state of a line at a time. */
const SCALES = `
  single engaged married divorced widowed
  ordered placed packed packaged shipped dispatched delivered returned refunded
  planned scheduled ongoing finished completed cancelled canceled
  draft drafted submitted reviewed approved rejected signed published archived
  red orange yellow green blue purple violet pink brown black white grey gray
  rot gelb grün blau lila braun schwarz weiß grau
  rouge vert verte bleu bleue noir noire blanc blanche gris grise
  rojo roja verde azul negro negra blanco blanca gris
  ledig verlobt verheiratet geschieden verwitwet
  bestellt verpackt verschickt geliefert
  célibataire fiancé fiancée marié mariée divorcé divorcée
  soltero soltera casado casada divorciado divorciada`;

/** States of what is not done yet. */
export const PROGRESS_STATES = wordSet('waiting awaiting pending investigating queued stuck blocked underway scheduled todo');

/** The contraries of each state. */
export const CONTRARIES: ReadonlyMap<string, ReadonlySet<string>> = contrariesOf(CONTRARY_LINES);

function contrariesOf(lines: string): Map<string, Set<string>> {
  const contraries = new Map<string, Set<string>>();
  const add = (state: string, contrary: string) => contraries.set(state, (contraries.get(state) ?? new Set()).add(contrary));
  for (const line of lines.trim().split('\n')) {
    const [state, ...others] = line.trim().split(/\s+/) as [string, ...string[]];
    for (const other of others) {
      add(state, other);
      add(other, state);
    }
  }
  for (const line of SCALES.trim().split('\n')) {
    const states = line.trim().split(/\s+/);
    for (const state of states) for (const other of states) if (state !== other) add(state, other);
  }
  return contraries;
}

/** Words that set a statement on one day. An event of one day stays true, whatever happens later. */
export const DATED_WORDS = wordSet(`
  yesterday today tonight ago was were did
  gestern heute war waren
  hier était aujourd'hui
  ayer hoy era
  вчера сегодня был была было`);

/** Irregular past tenses of English. */
export const PAST_TENSES = wordSet(`
  had went got made saw took won lost spent ate ran bought sold sent paid met came gave told
  said found felt heard read wrote drove flew swam sang began broke built caught chose cost
  drank fell fought forgot held kept knew led let lay rode rose sat shook slept spoke stood stole
  taught thought threw understood woke wore`);
