import type { LookupAddress } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutboundClient, type Resolve } from './outbound-client.js';

describe('an outbound call', () => {
  let server: Server;
  let calls: string[];
  let answer: RequestListener;
  beforeEach(async () => {
    calls = [];
    answer = (_request, response) => response.end();
    server = createServer((request, response) => {
      calls.push(`${request.method} ${request.url} of ${request.headers.host}`);
      answer(request, response);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const port = () => (server.address() as AddressInfo).port;
  /** Resolves each call with the next list of addresses. */
  const resolving = (...answers: LookupAddress['address'][][]): Resolve => {
    let call = 0;
    return (_host, found) => {
      const addresses = answers[Math.min(call++, answers.length - 1)] ?? [];
      found(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
  };
  const post = (options: Partial<ConstructorParameters<typeof OutboundClient>[0]> = {}, host = 'hooks.localhost') =>
    new OutboundClient({ allowLoopback: true, ...options }).post(`http://${host}:${port()}/in`, {}, '{}');

  it('returns the status of any answer, and goes to the name that was asked for', async () => {
    answer = (_request, response) => response.writeHead(418).end('a teapot');
    expect(await post({ resolve: resolving(['127.0.0.1']) })).toBe(418);
    expect(calls).toEqual([`POST /in of hooks.localhost:${port()}`]);
  });

  it('does not follow a redirect', async () => {
    answer = (_request, response) => response.writeHead(308, { location: '/other' }).end();
    expect(await post({ resolve: resolving(['127.0.0.1']) })).toBe(308);
    expect(calls).toHaveLength(1);
  });

  it('connects to an address that was checked, though the name has refused ones beside it', async () => {
    expect(await post({ resolve: resolving(['10.0.0.1', '169.254.169.254', '127.0.0.1']) })).toBe(200);
  });

  it('resolves a name once, so that another answer cannot follow the check', async () => {
    let resolved = 0;
    const once = resolving(['127.0.0.1'], ['10.0.0.1']);
    const counting: Resolve = (host, found) => {
      resolved++;
      once(host, found);
    };
    expect(await post({ resolve: counting })).toBe(200);
    expect(resolved).toBe(1);
  });

  it.each([['10.0.0.1'], ['::ffff:192.168.0.1'], ['169.254.169.254']])(
    'is refused if the name has only the address %s',
    async (address) => {
      const refused = post({ resolve: resolving([address]) });
      await expect(refused).rejects.toThrow('its name has no public address');
      expect(calls).toEqual([]);
    },
  );

  it('is refused to loopback addresses without the setting', async () => {
    const client = new OutboundClient({ allowLoopback: false, resolve: resolving(['127.0.0.1']) });
    await expect(client.post(`https://example.com:${port()}/`, {}, '')).rejects.toThrow('its name has no public address');
    await expect(client.post(`https://127.0.0.1:${port()}/`, {}, '')).rejects.toThrow('127.0.0.1 is no public address');
  });

  it('gets a text up to a size, with the status and the headers', async () => {
    answer = (_request, response) => response.writeHead(404, { 'cache-control': 'max-age=60' }).end('é'.repeat(8));
    const get = (maxBytes: number) =>
      new OutboundClient({ allowLoopback: true }).get(`http://127.0.0.1:${port()}/a`, { accept: 'text/plain' }, maxBytes);
    const { status, headers, text } = await get(16);
    expect([status, headers['cache-control'], text]).toEqual([404, 'max-age=60', 'é'.repeat(8)]);
    await expect(get(15)).rejects.toThrow(/^the answer is larger than 15 bytes$/);
    expect(calls[0]).toMatch(/^GET \/a of/);
  });

  it('ends though the answer does not', async () => {
    answer = (_request, response) => {
      response.writeHead(200);
      const more = () => response.write('x'.repeat(65_536), () => setImmediate(more));
      more();
    };
    expect(await post({ resolve: resolving(['127.0.0.1']) })).toBe(200);
  });

  it('fails if there is no answer in time', async () => {
    answer = () => {};
    await expect(post({ resolve: resolving(['127.0.0.1']), timeoutMs: 50 })).rejects.toThrow('there was no answer in time');
  });

  it('fails without the address in its message if nobody listens', async () => {
    const url = `http://127.0.0.1:${port()}/`;
    await new Promise((closed) => server.close(closed));
    const failed = new OutboundClient({ allowLoopback: true }).post(url, {}, '{}');
    await expect(failed).rejects.toThrow(/^there is no connection \(ECONNREFUSED\)$/);
  });
});
