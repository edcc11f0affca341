import 'reflect-metadata';
import { ClientRepository } from '../../src/modules/oauth/client.repository.js';
import { ClientDocuments } from '../../src/modules/oauth/client-documents.js';
import { ClientsService } from '../../src/modules/oauth/clients.service.js';
import { InProcessBuckets } from '../../src/providers/buckets/in-process-buckets.js';
import { OutboundClient } from '../../src/providers/outbound/outbound-client.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';
import { type ScriptedAnswer, startScriptedServer } from '../support/scripted-server.js';

const REDIRECT = 'https://claude.ai/cb';

describe.each(engines)('the clients that documents describe on $name', (engine) => {
  const database = useDatabase(engine);
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  const clientsOf = ({ allowLoopback = true, timeoutMs = 10_000 } = {}) => {
    const settings = { publicUrl: 'http://127.0.0.1:1', accessSeconds: 3_600, clientDocuments: true };
    const outbound = new OutboundClient({ allowLoopback, timeoutMs });
    const repository = new ClientRepository(handlesOf(database()).db);
    return new ClientsService(new InProcessBuckets(), repository, new ClientDocuments(outbound), settings);
  };
  /** Serves documents for their own address; `answers` change the document or replace the answer. */
  const serve = async (...answers: ({ document: object; headers?: Record<string, string> } | ScriptedAnswer)[]) => {
    const server = await startScriptedServer(
      ...answers.map((answer): ScriptedAnswer => {
        if (!('document' in answer)) return answer;
        return (response, request) => {
          const id = `http://${request.headers.host}${request.url}`;
          response.writeHead(200, { 'content-type': 'application/json', ...answer.headers });
          response.end(JSON.stringify({ client_id: id, client_name: 'Claude', redirect_uris: [REDIRECT], ...answer.document }));
        };
      }),
    );
    stops.push(server.close);
    return { ...server, id: `${server.url}/client.json` };
  };
  /** Lets time pass for all copies. */
  const wait = (interval: string) =>
    database().dataSource.query('UPDATE oauth_clients SET fresh_until = fresh_until - $1::interval', [interval]);

  it('are read once while they are fresh, and known to the token endpoint from then on', async () => {
    const clients = clientsOf();
    const { id, requests } = await serve({ document: {}, headers: { 'cache-control': 'max-age=600' } });
    await expect(clients.find(id)).rejects.toThrow('not that of a registered application');
    for (let time = 0; time < 2; time++)
      expect(await clients.findOrRead(id, '192.0.2.1')).toMatchObject({ id, name: 'Claude', redirectUris: [REDIRECT] });
    expect(requests.map(({ method, headers }) => [method, headers.accept])).toEqual([['GET', 'application/json']]);
    expect(await clients.find(id)).toMatchObject({ id });
  });

  it('are read again after that, and their last copy stands in for a week', async () => {
    const clients = clientsOf();
    const moved = { document: { redirect_uris: ['https://claude.com/cb'] }, headers: { 'cache-control': 'max-age=600' } };
    const { id, requests } = await serve({ document: {} }, moved, { status: 403 });
    const redirects = async () => (await clients.findOrRead(id, '192.0.2.1')).redirectUris;
    expect(await redirects()).toEqual([REDIRECT]);
    await wait('61 minutes');
    expect(await redirects()).toEqual(['https://claude.com/cb']);
    await wait('11 minutes');
    expect(await redirects()).toEqual(['https://claude.com/cb']);
    expect(requests).toHaveLength(3);
    await wait('7 days');
    await expect(redirects()).rejects.toThrow('the document of the application cannot be read: it answered 403');
  });

  it('are refused where a document does not describe them', async () => {
    const refusal = async (answer: Parameters<typeof serve>[0], clients = clientsOf()) => {
      const { id } = await serve(answer);
      const error = await clients.findOrRead(id, '192.0.2.1').catch((reason: Error) => reason);
      await expect(clients.find(id)).rejects.toThrow();
      return (error as Error).message;
    };
    expect(await refusal({ document: { client_id: 'https://claude.ai/client' } })).toMatch(
      /^client_id in the document must be http/,
    );
    expect(await refusal({ document: { redirect_uris: ['javascript:alert(1)'] } })).toMatch(/must be https/);
    expect(await refusal({ document: { padding: 'x'.repeat(32_768) } })).toMatch(/larger than 32768 bytes/);
    expect(await refusal({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })).toMatch(/it answered 302/);
    expect(await refusal({ status: 200, body: '<html>' })).toBe('the document must be JSON');
    expect(await refusal(() => {}, clientsOf({ timeoutMs: 500 }))).toMatch(/there was no answer in time/);
  });

  it('are not looked for in this network, at other protocols, or too often', async () => {
    const { id, requests } = await serve({ document: {} });
    const strict = clientsOf({ allowLoopback: false });
    for (const address of [
      id,
      'https://127.0.0.1/client',
      'https://169.254.169.254/client',
      'https://[::1]/client',
      'http://example.org/c',
    ])
      await expect(strict.findOrRead(address, '192.0.2.1')).rejects.toThrow('client_id cannot be the address of a document');
    expect(requests).toEqual([]);
    const clients = clientsOf();
    const read = (count: number) => clients.findOrRead(`${id}?${count}`, '192.0.2.2');
    // At once: a slow machine would give back a token meanwhile.
    const answers = await Promise.allSettled(Array.from({ length: 31 }, (_, count) => read(count)));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(refused).toMatchObject([{ code: 'rate_limited' }]);
    const known = answers.findIndex(({ status }) => status === 'fulfilled');
    expect(await read(known)).toMatchObject({ name: 'Claude' });
    expect(requests).toHaveLength(30);
  });
});
