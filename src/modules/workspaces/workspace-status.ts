import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';

/** The status that callers see: the one that an operator set, or that a quota is used up. */
export type ShownStatus = WorkspaceStatus | 'limit_reached';

/**
 * The reason of a change of the status: an operator set it (`admin`), units were used or given back (`usage`), an
 * operator changed limits or counts (`limits_changed`), or a new cycle began (`new_cycle`).
 */
export type StatusReason = 'admin' | 'usage' | 'limits_changed' | 'new_cycle';

/** Returns the status that callers see. `suspended` takes precedence over a reached limit. */
export const shownStatus = (status: WorkspaceStatus, limitReached: boolean): ShownStatus =>
  limitReached && status !== 'suspended' ? 'limit_reached' : status;
