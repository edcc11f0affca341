/** A part of a text, in code points from its beginning; `end` is the first one after it. */
export interface Passage {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Length up to which a text is embedded as a whole only, in code points; as in the trigger `queue_passages` in the database. */
const WHOLE_TEXT = 500;
/**
 * Maximum length of a passage, in code points. Measured on facts at the end of long texts: 14 of 21 found with 400, 18 with 200;
 * BEAM is the same with both.
 */
const PASSAGE = 200;
/** The end of a sentence or line, with the white space after it. */
const SENTENCE_END = /(?:(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s)|[。！？]+[」』）]*|\n)\s*/gu;
const SPACE = /\s/;

/**
 * Returns the passages of a long text: whole sentences or lines, packed to at most 200 code points. A longer sentence is cut
 * between words. An empty list for a text of at most 500 code points, whose one vector says enough of it.
 */
export function passagesOf(text: string): Passage[] {
  // UTF-16 units are at least as many as code points.
  if (text.length <= WHOLE_TEXT) return [];
  const characters = [...text];
  return characters.length <= WHOLE_TEXT ? [] : packed(text, characters, PASSAGE);
}

/** Returns the whole sentences or lines of a text, packed to at most `size` code points; see {@link passagesOf}. */
export const partsOf = (text: string, size: number): Passage[] => packed(text, [...text], size);

function packed(text: string, characters: readonly string[], size: number): Passage[] {
  const passages: Passage[] = [];
  let start = 0;
  const close = (end: number) => {
    const passage = trimmed(characters, start, end);
    if (passage) passages.push(passage);
    start = end;
  };
  let last = 0;
  for (const end of sentenceEnds(text, characters)) {
    if (end - start > size && last > start) close(last);
    while (end - start > size) close(wordEnd(characters, start, size));
    last = end;
  }
  close(characters.length);
  return passages;
}

/** Returns the ends of the sentences of a text in code points; the last one is the end of the text. */
function sentenceEnds(text: string, characters: readonly string[]): number[] {
  const ends: number[] = [];
  let [units, points] = [0, 0];
  const pointsAt = (unit: number) => {
    for (; units < unit; points++) units += characters[points]!.length;
    return points;
  };
  for (const { 0: end, index } of text.matchAll(SENTENCE_END)) ends.push(pointsAt(index + end.length));
  if (ends.at(-1) !== characters.length) ends.push(characters.length);
  return ends;
}

/** Returns the end of the last word that fits into `size` characters from `start` on; of a longer word, as much as fits. */
function wordEnd(characters: readonly string[], start: number, size: number): number {
  let end = start + size;
  while (end > start && !SPACE.test(characters[end - 1]!)) end--;
  return end > start ? end : start + size;
}

/** Returns a passage without the white space around it; undefined if nothing is left. */
function trimmed(characters: readonly string[], from: number, to: number): Passage | undefined {
  let [start, end] = [from, to];
  while (start < end && SPACE.test(characters[start]!)) start++;
  while (end > start && SPACE.test(characters[end - 1]!)) end--;
  return start < end ? { text: characters.slice(start, end).join(''), start, end } : undefined;
}
