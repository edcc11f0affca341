import { categoriesOf } from './categories.js';
import type { Moment, Traits } from './dedup/decision.js';
import { importanceOf } from './importance.js';
import { temporalOf } from './temporal.js';

/** What the local readers make of a text. */
export const traitsOf = (text: string, { now, timeZone }: Moment): Traits => ({
  importance: importanceOf(text),
  categories: categoriesOf(text),
  temporal: temporalOf(text, now, timeZone),
});
