/** Parts of the schemas of answers, for `@ApiProperty`. */

import { ApiProperty } from '@nestjs/swagger';

/** Returns a schema that also allows null, in pydantic's form. */
export const orNull = <T extends object>(schema: T) => ({ anyOf: [schema, { type: 'null' }] });

/** Declares the cursor of the next page in an answer that is a page of a list. */
export const NextCursor = () =>
  ApiProperty({ ...orNull({ type: 'string' }), description: 'The `cursor` of the next page; null on the last page.' });

type Meanings = Readonly<Record<string, string>>;

/**
 * Returns the schema of a word from a list that may grow: a client that failed on an unknown word would fail with the next
 * release.
 * @param meanings the present words, each with its meaning
 */
export const openWord = (meanings: Meanings) => ({
  type: 'string' as const,
  description: `${describe(meanings)} Other values may follow.`,
  examples: Object.keys(meanings),
});

/** Returns the schema of a word from a fixed list. */
export const closedWord = (meanings: Meanings) => ({
  type: 'string' as const,
  enum: Object.keys(meanings),
  description: describe(meanings),
});

const describe = (meanings: Meanings): string =>
  `${Object.entries(meanings)
    .map(([word, meaning]) => `\`${word}\`: ${meaning}`)
    .join('; ')}.`;
