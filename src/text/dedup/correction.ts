import { anyOf, wordSet } from '../word-lists.js';
import { CORRECTION_WORDS } from './change-words.js';
import { isContent } from './content.js';
import { PRONOUNS } from './grammar-words.js';
import { type Token, tokensOf } from './tokens.js';

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
  const [found] = FOUND.exec(rest) ?? [];
  if (found) [rest, isAnnounced] = [rest.slice(found.length), true];
  for (;;) {
    const [clause] = CLAUSE.exec(rest) ?? [];
    if (!clause || clause.length > MAX_LENGTH + 2 || clause.length >= rest.trimEnd().length) break;
    if (!announces(clause)) break;
    isAnnounced = true;
    rest = rest.slice(clause.length);
  }
  return isAnnounced ? rest : undefined;
}

/** "It turned out that", in which the rest is what holds. */
const FOUND = new RegExp(
  `^(?:${anyOf(
    'it (?:has )?turn(?:s|ed) out(?:,| that)|as it turn(?:s|ed) out,?',
    'es (?:hat sich herausgestellt|stellte sich heraus|stellt sich heraus), dass',
    "il s'(?:avère|est avéré) qu[e']",
    'resulta que|resultó que',
    '(?:è emerso|si è scoperto|risulta) che',
    'afinal,?|descobriu-se que',
    '(?:het )?bleek dat',
    'okazało się,? że|okazuje się,? że',
    'оказалось,? что|оказывается,?(?: что)?|выяснилось,? что',
  )})\\s*`,
  'iu',
);

/** A statement that somebody quotes, and takes back: "I said the train goes at 8; I meant at 9". */
const QUOTED = new RegExp(
  [
    String.raw`^(?:i|we|ich|j'ai|dije|dijimos)\s(?:(?:said|wrote|noted|claimed|mentioned|told you|dit|écrit)\s)?`,
    String.raw`(?:(?:that|que)\s)?`,
    String.raw`(?<said>[^\n]{3,200}?)(?:[;.…,]|\s[–—-])\s+(?:but\s|mais\s|pero\s)?(?<rest>[^\n]{3,200})$`,
  ].join(''),
  'iu',
);
/** Words among which what takes the statement back shows. */
const TAKING_BACK = 4;

/** Returns the statement that a text quotes and takes back; undefined if it takes none back. */
export function takenBack(text: string): string | undefined {
  const { said, rest } = QUOTED.exec(text)?.groups ?? {};
  if (!said || !rest) return undefined;
  const [speaker, ...cues] = tokensOf(rest).slice(0, TAKING_BACK);
  return speaker && PRONOUNS.has(speaker.form) && cues.some(({ form }) => MEANT.has(form)) ? said : undefined;
}
const MEANT = wordSet('meant wrong mistaken misspoke voulais trompé trompée quería equivoqué');

function announces(clause: string): boolean {
  const words = tokensOf(clause);
  if (isCheck(words, clause)) return true;
  const isCue = (form: string) => CUES.has(form) || CORRECTION_WORDS.has(form);
  const others = words.filter((token) => isContent(token) && !isCue(token.form) && !FILLERS.has(token.form));
  return words.some(({ form }) => isCue(form)) && others.length <= MAX_OTHER_WORDS;
}

/** True for "I checked the records: …": who has looked it up says what is right. */
const isCheck = ([first, ...others]: readonly Token[], clause: string) =>
  /[:–—-]\s*$/u.test(clause) &&
  first !== undefined &&
  [first, ...others].some(({ form }, i) => CHECKS.has(form) && !PARTICLES.has(others[i]?.form ?? '')) &&
  others.filter(isContent).length <= MAX_CHECK_WORDS;
/** Content words of such a clause: "in den *Unterlagen* *nachgesehen*". */
const MAX_CHECK_WORDS = 3;
/** "Checked in" looks nothing up. */
const PARTICLES = new Set(['in', 'out']);
/** Participles and pasts of looking something up. */
const CHECKS = wordSet(`
  checked rechecked verified confirmed measured remeasured weighed counted recounted reread
  nachgesehen nachgeschaut nachgemessen nachgezählt nachgefragt geprüft überprüft nachgelesen nachgeschlagen
  vérifié contrôlé mesuré recompté relu
  comprobado verificado revisado comprobé verifiqué revisé
  controllato verificato ricontrollato
  verifiquei conferi
  nagekeken gecontroleerd nagevraagd
  sprawdziłem sprawdziłam
  проверил проверила уточнил уточнила`);

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
  ho sbagliato sbagliavo
  pomyłka błąd poprawka
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
