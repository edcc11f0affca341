/** Pieces of the schemas of answers, for `@ApiProperty`. */

/** A choice with null, as pydantic writes it. */
export const orNull = <T extends object>(schema: T) => ({ anyOf: [schema, { type: 'null' }] });

type Meanings = Readonly<Record<string, string>>;

/**
 * A word of a list that may grow: a client that fails on an unknown one would fail with the next release.
 * @param meanings each word that there is today, and when it is answered
 */
export const openWord = (meanings: Meanings) => ({
  type: 'string' as const,
  description: `${describe(meanings)} Other values may follow.`,
  examples: Object.keys(meanings),
});

/** A word of a list that stays as it is. */
export const closedWord = (meanings: Meanings) => ({
  type: 'string' as const,
  enum: Object.keys(meanings),
  description: describe(meanings),
});

const describe = (meanings: Meanings): string =>
  `${Object.entries(meanings)
    .map(([word, meaning]) => `\`${word}\`: ${meaning}`)
    .join('; ')}.`;
