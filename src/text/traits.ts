import { categoriesOf } from './categories/categories.js';
import type { Moment, Traits } from './dedup/decision.js';
import { importanceOf } from './importance/importance.js';
import { temporalOf } from './temporal/temporal.js';

/** Returns the traits that the wording of a text tells; its categories depend on its vector as well. */
export const wordingTraitsOf = (text: string, { now, timeZone }: Moment): Omit<Traits, 'categories'> => ({
  importance: importanceOf(text),
  temporal: temporalOf(text, now, timeZone),
});

/** Returns the traits of a text that has no vector. */
export const traitsOf = (text: string, moment: Moment): Traits => ({
  ...wordingTraitsOf(text, moment),
  categories: categoriesOf(text),
});
