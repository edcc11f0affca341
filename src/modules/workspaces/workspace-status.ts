import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';

/** What callers are told: what an operator set, or that a quota is used up. */
export type ShownStatus = WorkspaceStatus | 'limit_reached';

/** Why a status changed: an operator set it, units were used or given back, an operator changed limits or counts, a new month began. */
export type StatusReason = 'admin' | 'usage' | 'limits_changed' | 'new_cycle';

/** A workspace that is suspended stays so, whatever it used. */
export const shownStatus = (status: WorkspaceStatus, limitReached: boolean): ShownStatus =>
  limitReached && status !== 'suspended' ? 'limit_reached' : status;
