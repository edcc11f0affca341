import type { WorkspaceStatus } from '../../database/entities/workspace.entity.js';
import type { NewEvent } from '../../database/outbox.js';

/**
 * Returns the outbox events of a payment that an operator records by a change of status: `pending_payment` says that one failed,
 * and `active` after it that one arrived.
 */
export function billingEventsOf(from: WorkspaceStatus, to: WorkspaceStatus): NewEvent[] {
  const payload = { from, to };
  if (from !== to && to === 'pending_payment')
    return [
      { type: 'billing.payment_failed_enhanced', payload: { ...payload, reason: 'recorded_by_operator' } },
      { type: 'payment.failed', payload },
    ];
  if (from === 'pending_payment' && to === 'active') return [{ type: 'billing.payment_confirmed', payload }];
  return [];
}
