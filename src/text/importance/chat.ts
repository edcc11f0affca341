import { PhraseTable, phrasesOf } from '../lexicon/phrase-table.js';
import { isSmallTalk } from '../lexicon/small-talk.js';
import { wordsOf } from '../lexicon/words.js';
import { alternation, wordSet } from '../word-lists.js';
import { withoutFigures } from './figures-of-speech.js';
import * as phrases from './light-phrases.js';
import { withoutSpeaker } from './sentences.js';

const FIGURE_OF_SPEECH = -3;
/** The weight of light wordings from which a sentence is chat. */
export const CHAT = -3;
/** The most words of a sentence that can be chat. */
const LONGEST_CHAT = 25;

/** A group of phrases that make a sentence lighter, once however often they occur. */
interface LightPhrases {
  readonly weight: number;
  readonly isTaste?: boolean;
}

const list = (weight: number, text: string, isTaste = false) => {
  const value: LightPhrases = { weight, isTaste };
  return phrasesOf(text).map((phrase) => [phrase, value] as const);
};

/** A phrase that several lists have belongs to the first. */
const LIGHT = new PhraseTable<LightPhrases>([
  ...list(CHAT, phrases.CHATTER),
  ...list(CHAT, phrases.RESPONSE),
  ...list(-2, phrases.MOOD),
  ...list(-2, phrases.ADDRESSING_ANYONE),
  ...list(-1, phrases.SMALL_TOPIC),
  ...list(-1, phrases.HEDGE),
  ...list(-0.5, phrases.OF_THE_DAY),
  ...list(-1, phrases.VERDICT),
  ...list(-1, phrases.TASTE, true),
  ...list(0, phrases.ATTENTION_WORD),
]);

/** The lightness of a sentence. */
export interface Lightness {
  /** Points by which a sentence is less important, 0 to about -10. */
  readonly points: number;
  /** Points that are counted for a weighty sentence, too: chatter and figures of speech. */
  readonly chatPoints: number;
  readonly isPreference: boolean;
}

/** A manner of speaking that makes a sentence less important. */
interface Manner {
  readonly weight: number;
  readonly isPresent: (sentence: string, words: readonly string[]) => boolean;
}

const FIRST_PERSON = wordSet("i i'm i'd i've i'll my me mine");
const PASSING = wordSet('again still another already finally almost such really totally quite just only been');
const HAS_NAME_OR_NUMBER = /\d|\S\s+["“'(]?\p{Lu}\p{Ll}/u;
/** Answers, and adverbs that stand for one, before the rest of a sentence. */
const OPENING_ANSWER = new RegExp(
  String.raw`^\W*${alternation`
    (?:yeah|yep|yup|yes|aw+|oh|wow|woah|whoa|ha(?:ha)+|hm+|congrats|thanks|thank you|glad|cool|awesome|nice)(?![\p{L}'])(?! to\b)
    (?:ok(?:ay)?|sure|right)(?![\p{L}'])(?! to\b)
    (?:totally|absolutely|exactly|honestly|seriously|definitely|true|great|good|perfect|sorry|well|agreed)\s?[,!.…]
  `}`,
  'iu',
);
/** Particles with which Japanese, Chinese and Korean remarks end. */
const CLOSING_PARTICLE = /(?:ですね|ますね|だね|よね|たね|なあ|啊|呀|啦|哦|吧|네요|군요)[。!！~〜…\s]*$/u;
const OPENING_MARKS = /^[\s"“'(]*/u;
/** A letter of a script without capitals: the number of words and their beginnings tell nothing. */
const OTHER_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Manners of chat. */
const LOUD_MANNERS: readonly Manner[] = [
  // Rows of marks.
  { weight: -2, isPresent: (sentence) => /[!?]{2,}/u.test(sentence) },
  { weight: -1.5, isPresent: (sentence) => /\?\s*$/u.test(sentence) },
  { weight: -1, isPresent: (sentence) => /!\s*$/u.test(sentence) },
  { weight: -1, isPresent: shouts },
  { weight: -0.5, isPresent: (sentence) => /\p{Extended_Pictographic}/u.test(sentence) },
  { weight: -1, isPresent: (sentence) => /(?:\.\.\.|…)\s*$/u.test(sentence) },
  { weight: -2, isPresent: startsWithInterjection },
  { weight: -1.5, isPresent: (sentence) => OPENING_ANSWER.test(sentence) },
  { weight: -2, isPresent: (sentence) => CLOSING_PARTICLE.test(sentence) },
];

/** Manners that passing remarks share with many facts. They are not counted for a preference. */
const FAINT_MANNERS: readonly Manner[] = [
  { weight: -1, isPresent: (sentence) => /^\p{Ll}/u.test(sentence.replace(OPENING_MARKS, '')) },
  // A short sentence without a name or a number tells less.
  { weight: -1, isPresent: (sentence, words) => words.length <= 5 && tellsLittle(sentence) },
  { weight: -0.5, isPresent: (sentence, words) => words.length <= 8 && tellsLittle(sentence) },
  { weight: -0.5, isPresent: (_, words) => words.length <= 12 && words.some((word) => FIRST_PERSON.has(word)) },
  { weight: -0.5, isPresent: (_, words) => words.length <= 12 && words.some((word) => PASSING.has(word)) },
];

/** Returns how light the least light sentence of a text is: one that tells something makes up for the others. */
export function lightnessOf(sentences: readonly string[]): Lightness {
  return sentences.map(lightnessOfSentence).reduce((best, other) => (other.points > best.points ? other : best));
}

function lightnessOfSentence(turn: string): Lightness {
  const sentence = withoutSpeaker(turn);
  const plain = withoutFigures(sentence);
  const words = wordsOf(plain);
  const isShort = words.length <= LONGEST_CHAT;
  const found = new Set(isShort ? LIGHT.find(words).map(({ value }) => value) : []);
  const isPreference = [...found].some(({ isTaste }) => isTaste) && !/[?!]\s*$/u.test(sentence);
  const weights = [...found].map(({ weight }) => weight);
  if (plain !== sentence && isShort) weights.push(FIGURE_OF_SPEECH);
  const manners = isShort ? [...LOUD_MANNERS, ...(isPreference ? [] : FAINT_MANNERS)] : [];
  const manner = sumOf(manners.filter(({ isPresent }) => isPresent(sentence, words)).map(({ weight }) => weight));
  const chatPoints = sumOf([...weights, manner].filter((weight) => weight <= CHAT));
  return { points: sumOf(weights) + manner, chatPoints, isPreference };
}

const tellsLittle = (sentence: string): boolean => !HAS_NAME_OR_NUMBER.test(sentence) && !OTHER_SCRIPT.test(sentence);

/** True if an interjection or an acknowledgement stands before the rest of a short sentence: "Oh cool, that is good to know". */
function startsWithInterjection(sentence: string, [first = '', ...rest]: readonly string[]): boolean {
  const standsApart = rest.length <= 4 || /^\s*\S+[,!.…]/u.test(sentence);
  return standsApart && rest.length < 8 && first !== 'please' && isSmallTalk(first);
}

/** True if more than half of six or more letters are capitals. */
function shouts(sentence: string): boolean {
  const letters = sentence.replace(/[^\p{L}]/gu, '');
  return letters.length >= 6 && letters.replace(/[^\p{Lu}]/gu, '').length * 2 > letters.length;
}

export const sumOf = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
