import { categoriesOf } from './categories/categories.js';
import type { Moment, Traits } from './dedup/decision.js';
import { importanceOf } from './importance/importance.js';
import { withMeaning } from './importance/meaning.js';
import { temporalOf } from './temporal/temporal.js';
import type { ModelVector } from './vector-classifier.js';

/** The traits that the wording of a text tells. */
type WordingTraits = Omit<Traits, 'categories'>;

/** Returns the traits that the wording of a text tells; with its vector, its importance may be another, and it has categories. */
export const wordingTraitsOf = (text: string, { now, timeZone }: Moment): WordingTraits => ({
  importance: importanceOf(text),
  temporal: temporalOf(text, now, timeZone),
});

/** Returns the traits of a text whose wording has been read. */
export const meaningTraitsOf = (text: string, wording: WordingTraits, embedding: ModelVector): Traits => ({
  ...wording,
  importance: withMeaning(text, wording.importance, embedding),
  categories: categoriesOf(text, embedding),
});

/** Returns the traits of a text that has no vector. */
export const traitsOf = (text: string, moment: Moment): Traits => ({
  ...wordingTraitsOf(text, moment),
  categories: categoriesOf(text),
});
