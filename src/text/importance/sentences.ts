import { matchesOf } from '../../common/matches.js';

/** The most characters of a text that are read, and of a sentence. */
const MOST_READ = 3_000;
const LONGEST_SENTENCE = 400;
/** The most sentences of a text that are read: each is compared with all patterns. */
const MOST_SENTENCES = 60;
/** A dot inside a word or a number ends no sentence. */
const SENTENCE = /[^.!?\n;…。！？]+(?:[.!?;…](?=[^\s.!?;…])[^.!?\n;…。！？]+)*[.!?;…。！？]*/gu;
/** The name before a turn of a conversation: "Caroline: …". */
const SPEAKER = /^\p{Lu}[\p{L}-]{1,30}: /u;

/** Returns the first sentences of a text, as many as are read. */
export const sentencesOf = (text: string): string[] =>
  matchesOf(text.slice(0, MOST_READ), SENTENCE)
    .slice(0, MOST_SENTENCES)
    .map(([sentence]) => sentence.trim().slice(0, LONGEST_SENTENCE))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** Returns a turn of a conversation without the name of its speaker. */
export const withoutSpeaker = (text: string): string => text.replace(SPEAKER, '');
