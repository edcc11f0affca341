import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { WriteBehind } from './write-behind.js';

interface Count {
  readonly key: string;
  readonly count: number;
}

/** A write-behind of counts, and what it has written; `away` makes its writes fail. */
function counts() {
  const state = { written: new Map<string, number>(), batches: 0, away: false };
  const writeBehind = new WriteBehind<Count>({
    name: 'counts',
    keyOf: ({ key }) => key,
    merge: (known, added) => ({ ...known, count: known.count + added.count }),
    write: async (batch) => {
      await Promise.resolve();
      if (state.away) throw new Error('away');
      state.batches++;
      for (const { key, count } of batch) state.written.set(key, (state.written.get(key) ?? 0) + count);
    },
  });
  return { state, writeBehind };
}

describe('WriteBehind', () => {
  let warnings: unknown[];

  beforeEach(() => {
    warnings = [];
    const silent = () => {};
    Logger.overrideLogger({ log: silent, error: silent, warn: (message: unknown) => warnings.push(message) });
  });
  afterEach(() => Logger.overrideLogger(false));

  it('writes items of one key as one, and nothing where there are none', async () => {
    const { state, writeBehind } = counts();
    await writeBehind.flush();
    expect(state.batches).toBe(0);
    for (const count of [1, 2]) writeBehind.add({ key: 'a', count });
    await writeBehind.flush();
    expect([state.batches, [...state.written]]).toEqual([1, [['a', 3]]]);
  });

  it('keeps the items of a batch that failed, and says so', async () => {
    const { state, writeBehind } = counts();
    writeBehind.add({ key: 'a', count: 1 });
    state.away = true;
    await writeBehind.flush();
    expect(warnings).toEqual(['counts wait for the database: away']);
    state.away = false;
    writeBehind.add({ key: 'a', count: 2 });
    await writeBehind.stop();
    expect([...state.written]).toEqual([['a', 3]]);
  });

  it('writes all items but the one that the database refuses', async () => {
    const written: string[] = [];
    const writeBehind = new WriteBehind<Count>({
      name: 'counts',
      keyOf: ({ key }) => key,
      merge: (known) => known,
      write: async (batch) => {
        if (batch.some(({ key }) => key === 'bad')) throw Object.assign(new Error('out of range'), { code: '22003' });
        written.push(...batch.map(({ key }) => key));
      },
    });
    for (const key of ['a', 'b', 'bad', 'c', 'd']) writeBehind.add({ key, count: 1 });
    await writeBehind.stop();
    expect(written).toEqual(['a', 'b', 'c', 'd']);
  });

  it('writes with each flush what was added before it, and loses and doubles nothing, whatever fails', async () => {
    const step = fc.oneof(
      fc.record({ add: fc.constantFrom('a', 'b') }),
      fc.record({ flush: fc.constantFrom('awaited', 'in the background') }),
      fc.record({ away: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step), async (steps) => {
        const { state, writeBehind } = counts();
        const total = () => [...state.written.values()].reduce((sum, count) => sum + count, 0);
        let added = 0;
        for (const each of steps) {
          if ('add' in each) {
            writeBehind.add({ key: each.add, count: 1 });
            added++;
          } else if ('away' in each) state.away = each.away;
          else if (each.flush === 'awaited') {
            await writeBehind.flush();
            if (!state.away) expect(total()).toBe(added);
          } else void writeBehind.flush();
        }
        state.away = false;
        await writeBehind.stop();
        expect(total()).toBe(added);
      }),
    );
  });
});
