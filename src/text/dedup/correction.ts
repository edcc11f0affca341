import { wordSet } from '../word-lists.js';
import { CORRECTION_WORDS } from './change-words.js';
import { isContent } from './content.js';
import { tokensOf } from './tokens.js';

/** The longest clause that announces a correction, in UTF-16 code units. */
const MAX_LENGTH = 60;
/** Content words of the clause that belong to no announcement: "I gave you the wrong *name*". */
const MAX_OTHER_WORDS = 1;
/** "Correction to ticket 88: …" corrects what is said under the label "ticket 88:". */
const NOTE = 'correction|erratum|amendment|korrektur|berichtigung|rectification|rectificación|correzione|correção|correctie';
const NOTE_ON = new RegExp(String.raw`^(?:${NOTE}) (?:to|of|on|for|zu|für|à|de|a|van) ([^:\n]{1,60}:)`, 'iu');
const CLAUSE = /^[^,;:.!?…\n–—]{1,60}(?:[,;:!]+|[.…]+|\s[–—-])\s*/u;

/**
 * Returns what a text says behind a clause that takes back an earlier statement: "the train goes from bay 8" of "Hang on,
 * the train goes from bay 8", also behind several clauses ("Wrong address, sorry! The invoice …"). Undefined if it begins with
 * no such clause.
 */
export function behindCorrection(text: string): string | undefined {
  const [, label] = NOTE_ON.exec(text) ?? [];
  if (label) return label + text.slice(text.indexOf(label) + label.length);
  let [rest, isAnnounced] = [text, false];
  for (;;) {
    const [clause] = CLAUSE.exec(rest) ?? [];
    if (!clause || clause.length > MAX_LENGTH + 2 || clause.length >= rest.trimEnd().length) break;
    if (!announces(clause)) break;
    isAnnounced = true;
    rest = rest.slice(clause.length);
  }
  return isAnnounced ? rest : undefined;
}

function announces(clause: string): boolean {
  const words = tokensOf(clause);
  const isCue = (form: string) => CUES.has(form) || CORRECTION_WORDS.has(form);
  const others = words.filter((token) => isContent(token) && !isCue(token.form) && !FILLERS.has(token.form));
  return words.some(({ form }) => isCue(form)) && others.length <= MAX_OTHER_WORDS;
}

/** Words that take something back, if they stand in a clause of their own. */
const CUES = wordSet(`
  no nope nah wait hang hold strike scratch disregard ignore amend forget incorrect wrongly mistaken mix bad thought thoughts
  second rather stand not quite
  nein moment halt quatsch blödsinn verschrieben verhört stimmt vielmehr
  non attends erreur plutôt
  espera mejor rectifico
  anzi scusa scusate aspetta correzione
  não nao desculpa espera aliás correção enganei-me
  nee wacht foutje fout vergist
  нет стоп вернее точнее`);

/** Words that an announcement may have besides. */
const FILLERS = wordSet(`
  earlier previous last note message entry memory info information statement what said say told gave give let make made got get
  before quite right true was were am be up off typed wrote very meant mean reflection second
  ich hab habe mich mir das war doch da
  me mi je suis en fait c'est
  sono mi
  ik heb dat
  to`);
