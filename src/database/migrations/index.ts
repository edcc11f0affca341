import { InitialSchema1763800000000 } from './1763800000000-initial-schema.js';
import { Limits1763800100000 } from './1763800100000-limits.js';
import { WorkspaceTimeZone1763800300000 } from './1763800300000-workspace-time-zone.js';
import { EventQueue1763800700000 } from './1763800700000-event-queue.js';

/** In the order they are applied. */
export const migrations = [
  InitialSchema1763800000000,
  Limits1763800100000,
  WorkspaceTimeZone1763800300000,
  EventQueue1763800700000,
];
