import { rawCall } from '../../contract/wire.js';
import { call } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { eventsClient } from '../../support/events.js';
import { BOOTSTRAP_KEY } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

const LIMIT = 262_144;
const TOO_LARGE = { detail: 'Payload exceeds the 256 KB limit' };

describe('413 of POST /v1/events', () => {
  const service = useSharedService(embedded);
  /** Returns a body of the given number of bytes. */
  const padded = (bytes: number) => {
    const body = JSON.stringify({ events: [{ role: 'user', content: 'Hello!' }], padding: '' });
    return body.replace('"padding":""', `"padding":"${'x'.repeat(bytes - body.length)}"`);
  };
  const head = (...headers: string[]) =>
    ['POST /v1/events HTTP/1.1', 'Host: x', `Authorization: Bearer ${BOOTSTRAP_KEY}`, ...headers, '', ''].join('\r\n');
  const expectTooLarge = (answer: string) => {
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual(TOO_LARGE);
  };

  it('answers a body above 256 KB, but not one of exactly 256 KB', async () => {
    const events = eventsClient(service.url, BOOTSTRAP_KEY);
    expect((await events.post(JSON.parse(padded(LIMIT)))).status).toBe(202);
    const { status, body } = await call('POST', `${service.url}/v1/events`, {
      token: BOOTSTRAP_KEY,
      body: JSON.parse(padded(LIMIT + 1)),
    });
    expect([status, body]).toEqual([413, TOO_LARGE]);
  });

  it('answers a too large Content-Length before the body is sent', async () => {
    expectTooLarge(await rawCall(new URL(service.url), [head(`Content-Length: ${LIMIT + 1}`)], 500));
  });

  it('answers a body without a Content-Length as soon as it is too large', async () => {
    const chunk = `${(64 * 1024).toString(16)}\r\n${' '.repeat(64 * 1024)}\r\n`;
    const chunks = Array.from({ length: 5 }, () => chunk);
    expectTooLarge(await rawCall(new URL(service.url), [head('Transfer-Encoding: chunked'), ...chunks], 500));
  });
});
