import { InitialSchema1763800000000 } from './1763800000000-initial-schema.js';
import { Limits1763800100000 } from './1763800100000-limits.js';
import { WorkspaceTimeZone1763800300000 } from './1763800300000-workspace-time-zone.js';
import { Idempotency1763800600000 } from './1763800600000-idempotency.js';
import { ArchivedMemoriesByText1763800610000 } from './1763800610000-archived-memories-by-text.js';

/** In the order they are applied. */
export const migrations = [
  InitialSchema1763800000000,
  Limits1763800100000,
  WorkspaceTimeZone1763800300000,
  Idempotency1763800600000,
  ArchivedMemoriesByText1763800610000,
];
