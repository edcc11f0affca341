import { CHAT, lightnessOf } from '../importance/chat.js';
import { functionWordsOf } from '../lexicon/function-words.js';
import { wordsOf } from '../lexicon/words.js';
import { ASKS_FOR_A_THING, GOES_ON, MORE, OFFERS_HELP, POLAR, SUGGESTION, TAKES_IT } from './reply-phrases.js';
import { toldInQuestion } from './told-in-question.js';
import { type TurnSentence, turnSentences } from './turn-sentences.js';

/** A turn as far as it matters to those around it. */
export interface SpokenTurn {
  readonly role: string;
  /** Tells apart the speakers of one role. */
  readonly name?: string | undefined;
  readonly text: string;
  /** Tells apart the subjects to whom turns belong: what belongs to one becomes no part of another's memory. */
  readonly subject?: string | undefined;
  /** The caller's id of the turn: one that is sent again under it takes the place of its earlier version. */
  readonly id?: string | undefined;
}

/** Why a turn becomes no memory: it asks, it is talk, it offers help, or it repeats what the other has said. */
export type DropReason = 'question' | 'small_talk' | 'no_statement';

/** The fate of a turn: nothing, or a memory with this text, which is understood beside `context`. */
export type AssembledTurn =
  | { readonly dropped: DropReason }
  | {
      readonly text: string;
      /** The question that the turn answers; none for one that stands for itself. */
      readonly context?: string;
    };

/** Number of earlier turns that a turn is understood by. */
const WINDOW = 4;
/** Maximum length of a context, in UTF-16 units. */
const LONGEST_CONTEXT = 300;
/** Words of a turn that may go on from a question some turns ago. */
const SHORT_TURN = 8;
/** Words of an answer that is yes or no and something about it. */
const LONGEST_POLAR = 15;
/** Words of an answer that says nothing without its question. */
const TERSE = 2;
/** Words of its own from which an assistant's sentence tells something although nobody asked. */
const OWN_WORDS = 5;

const FIRST_PERSON = /^i(?:'|$)/;

/**
 * Puts the turns of a conversation together: tells which become memories, with which text, and what they are understood by.
 * Questions, talk and offers become none; an answer has its question as its context; a bare "yes, do it" takes what was proposed;
 * an assistant's turn stays where it states something.
 */
export class TurnAssembly {
  private heard: readonly HeardTurn[];

  /** @param before the last turns of the conversation so far, the oldest first */
  constructor(before: readonly SpokenTurn[] = []) {
    this.heard = before.map(withSentences);
  }

  /** Returns what becomes of the next turn. */
  add(turn: SpokenTurn): AssembledTurn {
    const current = withSentences(turn);
    const own = this.heardBefore(turn);
    const at = this.placeOf(turn);
    this.heard =
      at < 0 ? [...this.heard, current].slice(-WINDOW) : [...this.heard.slice(0, at), current, ...this.heard.slice(at + 1)];
    return become(current, own);
  }

  /**
   * Returns the last turns of the same subject before a turn that is to come, the oldest first: before its earlier version for an
   * edit.
   */
  before(turn: SpokenTurn): SpokenTurn[] {
    return this.heardBefore(turn).map(withoutSentences);
  }

  /** Returns the last turns, by which the next ones are understood; the oldest first. */
  get last(): SpokenTurn[] {
    return this.heard.map(withoutSentences);
  }

  private heardBefore(turn: SpokenTurn): HeardTurn[] {
    const at = this.placeOf(turn);
    return (at < 0 ? this.heard : this.heard.slice(0, at)).filter(({ subject }) => subject === turn.subject);
  }

  /** Returns the place of the earlier version of a turn among those heard; -1 if there is none. */
  private placeOf(turn: SpokenTurn): number {
    return turn.id === undefined ? -1 : this.heard.findIndex(({ id, subject }) => id === turn.id && subject === turn.subject);
  }
}

interface HeardTurn extends SpokenTurn {
  readonly sentences: readonly TurnSentence[];
}

const withoutSentences = ({ sentences: _, ...turn }: HeardTurn): SpokenTurn => turn;

const withSentences = (turn: SpokenTurn): HeardTurn => ({ ...turn, sentences: turnSentences(turn.text) });

function become(turn: HeardTurn, heard: readonly HeardTurn[]): AssembledTurn {
  const { text, sentences } = turn;
  const isBySpeaker = turn.role === 'user' || turn.role === 'assistant';
  const other = lastOther(turn, heard);
  const previous = heard.at(-1);
  // A speaker who has answered already says something else, unless it goes on.
  const answers = !previous || isOther(previous, turn) || GOES_ON.test(text);
  const asked = answers && other ? questionOf(other) : undefined;
  const polar = turn.role === 'user' ? polarAnswer(turn, heard) : undefined;
  if (polar) return polar;
  if (!asked && isBarePolar(turn)) return { dropped: 'small_talk' };
  const asks = sentences.some(({ kind }) => kind === 'question');
  const statements = sentences.filter(({ kind }) => kind === 'statement');
  if (statements.length === 0) return toldIn(turn) ?? { dropped: asks ? 'question' : 'small_talk' };
  if (turn.role === 'assistant' && !statesSomething(statements, other)) return { dropped: asks ? 'question' : 'no_statement' };
  if (!isBySpeaker) return { text };
  if (asked && wordsOf(text).length <= TERSE) return { text: `${asserted(asked)}: ${text}` };
  const kept = turn.role === 'assistant' ? stated(text, sentences) : text;
  const context = answers ? contextOf(turn, heard, asked) : undefined;
  return context ? { text: kept, context } : { text: kept };
}

/** Returns what a user tells of themselves in a turn that only asks, without the questions; undefined if there is nothing. */
function toldIn({ role, sentences }: HeardTurn): AssembledTurn | undefined {
  if (role !== 'user') return undefined;
  const told = sentences.flatMap(({ kind, text }) => (kind === 'question' ? (toldInQuestion(text) ?? []) : []));
  return told.length > 0 ? { text: told.join('. ') } : undefined;
}

/** Returns the last turn of the other speaker, behind which only this one has spoken. */
function lastOther(turn: SpokenTurn, heard: readonly HeardTurn[]): HeardTurn | undefined {
  return heard.findLast((earlier) => isOther(earlier, turn));
}

const isOther = (a: SpokenTurn, b: SpokenTurn): boolean => a.role !== b.role || a.name !== b.name;

/** Returns the last question of a turn, or what it suggests. Offers of help are none. */
function questionOf({ sentences }: HeardTurn): string | undefined {
  return sentences.findLast(({ kind, text }) => kind === 'question' && !OFFERS_HELP.test(text) && !MORE.test(text))?.text;
}

/**
 * Returns the memory of a turn that says little more than yes or no: what was proposed, and the answer; undefined for any other
 * turn, and where nothing was proposed.
 */
function polarAnswer(turn: HeardTurn, heard: readonly HeardTurn[]): AssembledTurn | undefined {
  const { text, sentences } = turn;
  const isTaken = TAKES_IT.test(text);
  if (!isTaken && !POLAR.test(text)) return undefined;
  if (sentences.some(({ kind }) => kind === 'question') || wordsOf(text).length > LONGEST_POLAR) return undefined;
  const others = heard.filter((earlier) => isOther(earlier, turn));
  // Between a proposal and its acceptance, its price may have been asked.
  const proposal = others
    .slice(isTaken ? -2 : -1)
    .flatMap(proposalsOf)
    .at(-1);
  const taken = proposal ?? (isTaken ? others.at(-1)?.sentences.findLast(({ kind }) => kind === 'statement')?.text : undefined);
  return taken === undefined ? undefined : { text: `${asserted(taken).slice(0, LONGEST_CONTEXT)}: ${text}` };
}

/** True for a yes or a no, and little else: "no thanks", "sounds perfect". */
const isBarePolar = ({ role, text }: HeardTurn): boolean => role === 'user' && POLAR.test(text) && wordsOf(text).length <= TERSE;

/** Returns the sentences of a turn that yes or no answers. */
const proposalsOf = ({ sentences }: HeardTurn): string[] =>
  sentences
    .filter(({ kind, text }) => SUGGESTION.test(text) || (kind === 'question' && !ASKS_FOR_A_THING.test(text)))
    .map(({ text }) => text)
    .filter((text) => !OFFERS_HELP.test(text));

/** Returns a question or a suggestion without the mark at its end, before an answer. */
export const asserted = (sentence: string): string => sentence.replace(/[\s?!.？؟。]+$/u, '');

/** True if a sentence answers the other, names or counts something of its own, or has some words of its own. */
function statesSomething(statements: readonly TurnSentence[], other: HeardTurn | undefined): boolean {
  const heard = new Set(other ? wordsOf(other.text) : []);
  const answers = other?.sentences.some(({ kind }) => kind === 'question') ?? false;
  return statements.some(({ text }) => {
    const words = wordsOf(text);
    const functionWords = functionWordsOf(words);
    const own = words.filter((word) => !heard.has(word) && !functionWords.has(word));
    const exclaims = /[!！]\s*$/u.test(text);
    const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(text);
    if (own.some((word) => /\p{N}/u.test(word) || isNamed(word, text))) return true;
    if (isUnspaced) return text.length >= 2 * OWN_WORDS;
    if (answers && !exclaims) return own.length >= 2;
    return own.length >= OWN_WORDS && lightnessOf([text]).points > CHAT;
  });
}

/** True if a word has a capital, and not because the text begins with it. */
function isNamed(word: string, text: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  return at > 0 && text[at] !== word[0] && !FIRST_PERSON.test(word);
}

/** Returns a turn from its first statement to its last: without the talk before, and the question behind. */
function stated(text: string, sentences: readonly TurnSentence[]): string {
  const first = sentences.find(({ kind }) => kind === 'statement');
  const last = sentences.findLast(({ kind }) => kind === 'statement');
  return first && last ? text.slice(first.start, last.end) : text;
}

/** Returns what a turn is understood by: the question that it answers, or for a short one the last question around it. */
function contextOf(turn: HeardTurn, heard: readonly HeardTurn[], asked: string | undefined): string | undefined {
  const isMore = heard.at(-1)?.sentences.some(({ text }) => MORE.test(text));
  const isShort = turn.role === 'user' && (isMore || wordsOf(turn.text).length <= SHORT_TURN);
  const question = asked ?? (isShort ? heard.map(questionOf).findLast(Boolean) : undefined);
  return question?.slice(-LONGEST_CONTEXT);
}
