import { randomUUID } from 'node:crypto';
import { useTarget } from './target.js';
import { call } from './wire.js';

const target = useTarget();

/**
 * Makes the four requests of the stock MCP adapter of Mnemexa, and reads from the answers only the fields that it
 * prints.
 */
describe('the stock MCP adapter of Mnemexa', () => {
  const request = async (method: string, path: string, body?: object) => {
    const answer = await call(target().base, {
      method,
      path,
      body: body ? JSON.stringify(body) : null,
      headers: {
        authorization: `Bearer ${target().key}`,
        'content-type': 'application/json',
        'user-agent': 'Mnemexa-MCP/1.0',
        'x-bizx-client': 'mcp',
        'x-bizx-version': '1.0',
        'x-bizx-request-id': randomUUID(),
      },
    });
    return { status: answer.status, body: JSON.parse(answer.body) };
  };

  it('stores a memory and retrieves it', async () => {
    const text = `The adapter prefers tea number ${randomUUID()} over coffee`;
    const stored = await request('POST', '/v1/memory/store', { text });
    expect(stored).toMatchObject({
      status: 200,
      body: {
        memory_id: expect.any(Number),
        importance: expect.any(Number),
        categories: expect.arrayContaining([expect.any(String)]),
        temporal: { type: expect.stringMatching(/^(persistent|temporal)$/) },
        dedup: { action: expect.any(String) },
      },
    });
    const { status, body } = await request('POST', '/v1/memory/retrieve', { query: text, top_k: 20 });
    expect(status).toBe(200);
    expect(body.memories).toContainEqual(
      expect.objectContaining({
        id: stored.body.memory_id,
        text,
        score: expect.any(Number),
        importance: stored.body.importance,
      }),
    );
  });

  it('reads the health of the memories', async () => {
    const count = expect.any(Number);
    expect(await request('GET', '/v1/optimize/health')).toMatchObject({
      status: 200,
      body: {
        quality_score: count,
        signals: {
          total_memories: count,
          stale_count: count,
          duplicate_count: count,
          overlong_count: count,
          never_retrieved_count: count,
        },
        open_recommendations: count,
        top_issue_types: expect.any(Array),
      },
    });
  });

  it('reads the status of the workspace', async () => {
    const { status, body } = await request('GET', '/v1/status');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      workspace_name: expect.any(String),
      workspace_id: expect.any(Number),
      workspace_status: expect.any(String),
      api_key_prefix: target().key.slice(0, 14),
      api_key_id: expect.any(Number),
      server_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['plan_name', 'billing_cycle']));
  });

  it('recognises an invalid key by its status', async () => {
    const { status } = await call(target().base, { path: '/v1/status', headers: { authorization: 'Bearer mnx_ws_wrong' } });
    expect(status).toBe(401);
  });
});
