import { requestIdOf } from './request-id.js';

const idFor = (sent?: string) => requestIdOf({ headers: sent === undefined ? {} : { 'x-bizx-request-id': sent } });

describe('requestIdOf', () => {
  it.each(['a', ' ', '~', 'trace 7', 'x'.repeat(128)])('keeps the acceptable id %.20j', (sent) => expect(idFor(sent)).toBe(sent));

  it.each([undefined, '', 'x'.repeat(129), 'a\nb', 'a\x7f', 'é', '\u00ff'])('replaces the id %.20j with a new UUID', (sent) => {
    expect(idFor(sent)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
