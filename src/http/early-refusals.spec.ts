import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { type FastifyInstance, fastify } from 'fastify';
import { AppError } from '../common/app-error.js';
import { BODY_LIMIT } from './body.js';
import { EarlyRefusals } from './early-refusals.js';
import { ErrorForms } from './error-forms.js';

describe('EarlyRefusals', () => {
  let server: FastifyInstance;
  let isFull = false;
  let worked = 0;
  beforeAll(async () => {
    server = fastify({ bodyLimit: 2 * BODY_LIMIT });
    // On a busy machine, a test takes longer than the usual time after which a call is looked at in full again.
    const refusals = new EarlyRefusals(600_000);
    server.decorate('errorForms', new ErrorForms());
    server.addHook('onRequest', refusals.refuse);
    const work = async (request: Parameters<typeof refusals.add>[0]) => {
      if (isFull) refusals.add(request, () => (isFull ? new AppError('overloaded', { retryAfterSeconds: 1 }) : undefined));
      return { worked: ++worked };
    };
    server.post('/calls/:id', work);
    server.get('/calls', work);
    await server.listen({ port: 0, host: '127.0.0.1' });
  });
  beforeEach(() => {
    isFull = false;
  });
  afterAll(() => server.close());

  const statusOf = async (path: string, key: string, method = 'POST', body = '{}') => {
    const headers = { authorization: `Bearer ${key}`, ...(method === 'POST' && { 'content-type': 'application/json' }) };
    return (
      await fetch(`http://127.0.0.1:${(server.server.address() as AddressInfo).port}${path}`, {
        method,
        headers,
        ...(method === 'POST' && { body }),
      })
    ).status;
  };

  it('refuses calls of the same caller to the same route, as long as its line is full', async () => {
    isFull = true;
    expect(await statusOf('/calls/1', 'one')).toBe(200);
    const before = worked;
    expect(await statusOf('/calls/1', 'one')).toBe(503);
    expect(await statusOf('/calls/2?x=1', 'one')).toBe(503);
    expect(await Promise.all(Array.from({ length: 50 }, () => statusOf('/calls/3', 'one')))).toEqual(Array(50).fill(503));
    expect(worked).toBe(before);
    expect(await statusOf('/calls/1', 'another')).toBe(200);
    expect(await statusOf('/calls', 'one', 'GET')).toBe(200);
    isFull = false;
    expect(await statusOf('/calls/1', 'one')).toBe(200);
  });

  it('leaves a body that may be too large to those who say so', async () => {
    isFull = true;
    await statusOf('/calls/1', 'large');
    expect(await statusOf('/calls/1', 'large', 'POST', JSON.stringify('x'.repeat(BODY_LIMIT)))).toBe(200);
  });

  it('answers on a connection that stays open, when the whole body has come', async () => {
    isFull = true;
    await statusOf('/calls/1', 'slow');
    const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    const head = 'POST /calls/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer slow\r\nContent-Type: application/json\r\n';
    const answers = async (count: number) => {
      while (answer.split('HTTP/1.1 503').length <= count) await once(socket, 'data');
    };
    socket.write(`${head}Content-Length: 4\r\n\r\n{ `);
    await statusOf('/calls', 'slow', 'GET');
    expect(answer).toBe('');
    socket.write(' }');
    await answers(1);
    socket.write(`${head}Content-Length: 2\r\n\r\n{}`);
    await answers(2);
    expect(answer).toContain('retry-after: 1');
    expect(answer).not.toMatch(/connection: close/i);
    socket.destroy();
  });
});
