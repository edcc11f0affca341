import { categoriesOf } from './categories.js';
import type { Traits } from './dedup/decision.js';
import { importanceOf } from './importance.js';
import { temporalOf } from './temporal.js';

/** What the local readers make of a text without knowing its vector. */
export const wordingTraitsOf = (text: string, now: Date): Omit<Traits, 'categories'> => ({
  importance: importanceOf(text),
  temporal: temporalOf(text, now),
});

/** What the local readers make of a text that has no vector. */
export const traitsOf = (text: string, now: Date): Traits => ({
  ...wordingTraitsOf(text, now),
  categories: categoriesOf(text),
});
