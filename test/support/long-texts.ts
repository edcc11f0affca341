/** Sentences of a long text; no test asks for what they say. */
const SENTENCES = [
  'The tomatoes along the south wall are taller than last year.',
  'Two of the irrigation hoses leak at the coupling, so the gravel under the third bench is always wet.',
  'The shade cloth is torn in one corner, and it flaps when the wind comes from the west.',
  'Aphids were found on the peppers, but ladybirds have already settled there.',
  'The compost heap behind the glass is warm, and worms are plenty.',
  'Basil, parsley and chives were cut for the kitchen.',
  'The vents in the roof open by themselves at noon, and close late, which the melons seem to like.',
  'A blackbird got in through the broken pane and had to be chased out with a broom.',
  'The seedlings of the winter lettuce will be pricked out next week, if the weather stays mild.',
  'The labels of the bean varieties were washed off by rain, and are written again with a grease pencil.',
];

/**
 * Returns a text of about `length` code points that ends with the sentence `last`. Emoji come before it, so that code points are
 * fewer than UTF-16 units. A last sentence of 120 code points or more is a passage by itself.
 */
export function longText(length: number, last: string): string {
  let text = 'Notes from the greenhouse 🌱🌱🌱.';
  for (let i = 0; ; i++) {
    const next = `${text} Written down on walk ${i + 1} of the week: ${SENTENCES[i % SENTENCES.length]}`;
    if ([...next].length + 1 + [...last].length > length) return `${text} ${last}`;
    text = next;
  }
}

/** Returns the code points `start` to `end` of a text. */
export const codePoints = (text: string, start: number, end: number): string => [...text].slice(start, end).join('');
