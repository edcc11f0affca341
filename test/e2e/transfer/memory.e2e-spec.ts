import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { metricsOf, newWorkspace } from '../../support/client.js';
import { describeOnPostgres } from '../../support/engines.js';
import { useService } from '../../support/service.js';

/** More by hand: `EXPORT_ROWS=100000 npx jest --selectProjects e2e -- transfer/memory`. */
const ROWS = Number(process.env['EXPORT_ROWS'] ?? 10_000);
const MAX_GROWTH_MB = 150;

describeOnPostgres('an export of many memories', (engine) => {
  const service = useService(engine);

  const residentMb = async () => {
    const text = await metricsOf(service.url);
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)![1]) / 2 ** 20;
  };

  it('needs no more memory than one of few', async () => {
    const { id, key, store } = await newWorkspace(service.url);
    await store('The model is loaded by now');
    await fill(service.env['DATABASE_URL']!, id);
    const before = await residentMb();
    let [most, lines, bytes, done] = [before, 0, 0, false];
    const watching = (async () => {
      while (!done) {
        most = Math.max(most, await residentMb());
        await sleep(100);
      }
    })();
    const start = Date.now();
    const response = await fetch(`${service.url}/v1/memory/export`, { headers: { authorization: `Bearer ${key}` } });
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 0x0a) lines++;
    }
    done = true;
    await watching;
    const growth = most - before;
    const size = `${lines} lines, ${Math.round(bytes / 2 ** 20)} MB in ${Date.now() - start} ms`;
    console.info(`${size}; RSS ${Math.round(before)} MB and ${Math.round(growth)} MB more at most`);
    expect(response.headers.get('x-total-count')).toBe(String(ROWS + 1));
    expect(lines).toBe(ROWS + 1);
    expect(growth).toBeLessThan(MAX_GROWTH_MB);
  }, 600_000);
});

/** Straight into the tables, and without the vector index, which an export does not use. */
async function fill(databaseUrl: string, workspaceId: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('DROP INDEX memories_embedding_1');
    await client.query(
      `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories,
                             temporal_type, temporal_raw_text, embedding, embedding_model_id, created_at, updated_at)
       SELECT $1, 'memory ' || n || repeat(' with some words', 20), sha256(n::text::bytea), '{"source": "slack"}', 5,
              '{knowledge}', 'persistent', 'memory ' || n, ('[' || repeat('0,', 383) || '1]')::halfvec, 1, now(), now()
       FROM generate_series(1, $2::int) n`,
      [workspaceId, ROWS],
    );
  } finally {
    await client.end();
  }
}
