import { billingEventsOf } from './billing-events.js';

describe('the events of a payment', () => {
  it.each([
    ['active', 'pending_payment', ['billing.payment_failed_enhanced', 'payment.failed']],
    ['suspended', 'pending_payment', ['billing.payment_failed_enhanced', 'payment.failed']],
    ['pending_payment', 'active', ['billing.payment_confirmed']],
    ['pending_payment', 'suspended', []],
    ['suspended', 'active', []],
    ['pending_payment', 'pending_payment', []],
  ] as const)('from %s to %s are %j', (from, to, types) => {
    expect(billingEventsOf(from, to).map(({ type }) => type)).toEqual(types);
  });
});
