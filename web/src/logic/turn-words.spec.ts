import { outcomeOf } from './turn-words';

describe('outcomeOf', () => {
  it.each([
    [{ status: 'ok', dedup: { action: 'stored_new' } }, 'Stored as a new memory'],
    [{ status: 'ok', dedup: { action: 'later_action' } }, 'later_action'],
    [{ status: 'dropped', reason: 'small_talk' }, 'Nothing to remember: small talk'],
    [{ status: 'dropped', reason: 'later_reason' }, 'Nothing to remember: later_reason'],
    [{ status: 'error', code: 'pii_rejected', detail: 'It contains sensitive data' }, 'Not kept: It contains sensitive data'],
    [{ status: 'queued', code: 'unavailable' }, 'Waits: unavailable'],
    [{ status: 'queued' }, 'Waits for its turn'],
  ])('says of %j: %s', (turn, words) => expect(outcomeOf(turn)).toBe(words));
});
