import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { type FastifyInstance, fastify } from 'fastify';
import { limitConnections } from './connections.js';
import { fastifyOptions } from './http.js';

describe('A connection', () => {
  let server: FastifyInstance;
  let sockets: Socket[] = [];
  beforeAll(() => Logger.overrideLogger(false));
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    await server.close();
  });

  const listen = async (times = { headers: 200, request: 400, idle: 200, look: 50 }) => {
    server = fastify({ ...fastifyOptions([], times), frameworkErrors: undefined } as object);
    server.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume().once('end', () => done(null));
    });
    server.all('/', () => 'here');
    await server.listen({ port: 0 });
  };
  const open = async () => {
    const socket = connect((server.server.address() as AddressInfo).port).on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  /** Sends bytes again and again until the connection is closed; returns what was answered. */
  const trickle = async (start: string, byte: string) => {
    const socket = await open();
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.write(start);
    const timer = setInterval(() => byte && socket.writable && socket.write(byte), 20);
    await once(socket, 'close');
    clearInterval(timer);
    return answer.split('\r\n')[0];
  };

  it.each([
    ['nothing', '', '', 'HTTP/1.1 408 Request Timeout'],
    ['headers without an end', 'GET / HTTP/1.1\r\nx: ', 'y', 'HTTP/1.1 408 Request Timeout'],
    ['a body without an end', 'POST / HTTP/1.1\r\nhost: h\r\ncontent-length: 9999\r\n\r\n', 'y', 'HTTP/1.1 408 Request Timeout'],
    ['no second request', 'GET / HTTP/1.1\r\nhost: h\r\n\r\n', '', 'HTTP/1.1 200 OK'],
  ])('that sends %s is closed', async (_what, start, byte, answer) => {
    await listen();
    expect(await trickle(start, byte)).toBe(answer);
  });

  it('above the maximum is closed at once, and served again when another has gone', async () => {
    await listen({ headers: 60_000, request: 60_000, idle: 60_000, look: 1_000 });
    limitConnections(server.server, 2);
    const [first] = [await open(), await open()];
    await once(await open(), 'close');
    first.destroy();
    await once(first, 'close');
    let answer: string | undefined;
    while (!answer) {
      const socket = await open();
      socket.write('GET / HTTP/1.1\r\nhost: h\r\n\r\n');
      [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [undefined])]);
    }
    expect(String(answer)).toContain('200 OK');
  });
});
