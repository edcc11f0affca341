import { exactForm } from './dedup/exact-form.js';
import { sentencesOf } from './dedup/sentences.js';
import { partsOf } from './passages.js';

/** Maximum recommended length of a memory, in code points: of longer ones, one vector says too little. */
export const RECOMMENDED_LENGTH = 1_200;
/** Length of the parts that a longer text is split into, in code points. */
const PART_LENGTH = 800;

/** Returns a text without the sentences that it has said before, in the same words; the text itself if there are none. */
export function withoutRepetitions(text: string): string {
  const known = new Set<string>();
  let kept = '';
  let at = 0;
  for (const { text: sentence, start, end } of sentencesOf(text)) {
    const form = exactForm(sentence);
    if (!known.has(form)) kept += text.slice(at, end);
    else kept += text.slice(at, start).trimEnd();
    known.add(form);
    at = end;
  }
  return (kept + text.slice(at)).trim();
}

/** A way for an overlong text to become shorter: one text without repetitions, or several. */
export type Shortening =
  | { readonly action: 'compress'; readonly text: string }
  | { readonly action: 'split'; readonly texts: string[] };

/** Returns how a text may become shorter than {@link RECOMMENDED_LENGTH}; undefined if it is short enough. */
export function shorteningOf(text: string): Shortening | undefined {
  if ([...text].length <= RECOMMENDED_LENGTH) return undefined;
  const compressed = withoutRepetitions(text);
  if ([...compressed].length <= RECOMMENDED_LENGTH) return { action: 'compress', text: compressed };
  return { action: 'split', texts: partsOf(compressed, PART_LENGTH).map((part) => part.text) };
}
