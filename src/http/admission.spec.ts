import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Admission } from './admission.js';

describe('Admission', () => {
  /** Lets calls come in one after the other. @returns the callers in the order in which their calls began, which grows */
  function arrive(callers: readonly string[]): string[] {
    const admission = new Admission();
    const begun: string[] = [];
    for (const caller of callers) {
      const request = { raw: { headers: { authorization: `Bearer ${caller}` } }, socket: {} } as unknown as FastifyRequest;
      admission.admit(request, {} as FastifyReply, () => begun.push(caller));
    }
    return begun;
  }

  it('lets a few calls begin at once, and some more in each turn of the event loop', async () => {
    const begun = arrive(Array(50).fill('one'));
    const counts = [begun.length];
    while (begun.length < 50) {
      await nextTurn();
      counts.push(begun.length);
    }
    expect(Math.max(...counts.map((count, turn) => count - (counts[turn - 1] ?? 0)))).toBeLessThan(10);
    expect(counts[0]).toBeGreaterThan(0);
  });

  it('lets a caller with one call begin before the rest of a burst', async () => {
    const begun = arrive([...Array(200).fill('busy'), 'quiet', ...Array(200).fill('busy'), 'other']);
    for (let turn = 0; turn < 3; turn++) await nextTurn();
    expect(begun).toEqual(expect.arrayContaining(['quiet', 'other']));
    while (begun.length < 402) await nextTurn();
  });

  it('keeps the order of one caller', async () => {
    const admission = new Admission();
    const begun: number[] = [];
    const request = { raw: { headers: {} }, socket: { remoteAddress: '127.0.0.1' } } as unknown as FastifyRequest;
    for (let call = 0; call < 20; call++) admission.admit(request, {} as FastifyReply, () => begun.push(call));
    while (begun.length < 20) await nextTurn();
    expect(begun).toEqual([...begun].sort((a, b) => a - b));
  });
});
