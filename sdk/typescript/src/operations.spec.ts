import { readFileSync } from 'node:fs';
import { Mnemonest } from './mnemonest.js';

/** The parts of the API that are not for this client but for the command line, the dashboard, and clients of Azen and mem0. */
const OF_OTHERS = ['/admin/v1/', '/api/v1/', '/mem0/'];
const RUN_ID = 'b7c1f0de-0000-4000-8000-000000000000';

const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: Record<string, object> };
const documented = Object.entries(paths)
  .filter(([path]) => !OF_OTHERS.some((prefix) => path.startsWith(prefix)))
  .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/, '{}')}`));

describe('the operations of openapi.json', () => {
  it('can all be reached with the client', async () => {
    const reached: string[] = [];
    const record: typeof fetch = async (input, init) => {
      const path = new URL(String(input)).pathname;
      reached.push(`${init?.method} ${path.replace(`/${RUN_ID}`, '/{}').replace('/7', '/{}')}`);
      return new Response('{"memories":[],"revisions":[],"events":[],"recommendations":[],"finished_at":"2026-05-01T10:00:00Z"}');
    };
    const client = new Mnemonest({ apiKey: 'mnx_ws_0123456789', fetch: record });
    const { memory, events, optimize } = client;
    await client.status();
    await memory.store({ text: 'x' });
    await memory.batch([{ text: 'x' }]);
    await memory.retrieve({ query: 'x' });
    await memory.list();
    await memory.get(7);
    await memory.update(7, { text: 'y' });
    await memory.updateMany({ q: 'x' }, { archived: true }, { dryRun: true });
    await memory.delete(7);
    await memory.deleteMany({ q: 'x' }, { dryRun: true });
    await memory.erase({ user_id: 'ana' }, { dryRun: true });
    await memory.history(7);
    await memory.restore(7, 1);
    for await (const _ of memory.export()) break;
    await memory.import([{ text: 'x' }]);
    await events.create({ events: [{ role: 'user', content: 'x' }] });
    await events.list();
    await events.get(7);
    await optimize.health();
    await optimize.run();
    await optimize.getRun(RUN_ID);
    await optimize.recommendations();
    await optimize.get(7);
    await optimize.apply(7);
    await optimize.undo(7);
    await optimize.dismiss(7);
    expect(reached.sort()).toEqual(documented.sort());
  });
});
