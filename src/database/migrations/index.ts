import { InitialSchema1763800000000 } from './1763800000000-initial-schema.js';

/** In the order they are applied. */
export const migrations = [InitialSchema1763800000000];
