import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { storeOnce, untilSettled, writesOf } from '../../support/idempotency.js';
import { startService } from '../../support/service.js';

const ROUNDS = 4;
const AT_ONCE = 6;

describe.each(engines)('after kill -9 on $name', (engine) => {
  it('a repeated store is done once, gets the first answer, and takes one unit', async () => {
    const database = await engine.create();
    let service = await startService(database.env);
    const { id, key } = await newWorkspace(service.url);
    const answered = new Map<number, Answer>();
    const begun: number[] = [];
    const store = (n: number) => storeOnce(service.url, key, `k-${n}`, `Room ${n} has ${n + 2} chairs`);
    for (let round = 0; round < ROUNDS; round++) {
      let killed = false;
      const calling = Array.from({ length: AT_ONCE }, async () => {
        while (!killed) {
          const n = begun.push(begun.length) - 1;
          answered.set(n, await store(n));
        }
      });
      // A random time after the start.
      while (answered.size < 5 * (round + 1)) await sleep(1);
      await sleep(7 * round);
      killed = true;
      await service.stop('SIGKILL');
      await Promise.allSettled(calling);
      service = await startService(database.env);
      const unanswered = begun.filter((n) => !answered.has(n));
      expect(unanswered.length).toBeGreaterThan(0);
      await Promise.all(unanswered.map(async (n) => answered.set(n, await untilSettled(() => store(n)))));
    }
    for (const n of begun) {
      const first = answered.get(n)!;
      expect(first.status).toBe(200);
      expect(first.body.dedup).toEqual({ action: 'stored_new', existing_id: null });
      const again = await store(n);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      expect(again.body).toEqual(first.body);
    }
    expect(new Set([...answered.values()].map(({ body }) => body.memory_id)).size).toBe(begun.length);
    const { body } = await workspaceClient(service.url, key).health();
    expect(body.signals.total_memories).toBe(begun.length);
    expect(await writesOf(service.url, id)).toBe(begun.length);
    await service.stop();
    await database.drop();
  }, 180_000);
});
