import { rawCall } from '../../contract/wire.js';
import { embedded } from '../../support/engines.js';
import { BOOTSTRAP_KEY } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

describe('400 of POST /v1/events', () => {
  const service = useSharedService(embedded);
  const post = (...headers: string[]) =>
    ['POST /v1/events HTTP/1.1', 'Host: x', `Authorization: Bearer ${BOOTSTRAP_KEY}`, ...headers, '', ''].join('\r\n');

  it('answers a body that is not JSON', async () => {
    const answer = await fetch(`${service.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${BOOTSTRAP_KEY}`, 'content-type': 'application/json' },
      body: '{"events": [',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ detail: expect.any(String) });
  });

  it.each(['abc', '-5', '5, 6', '1e3', '99999999999999999999999999'])('answers the Content-Length %s', async (length) => {
    const answer = await rawCall(new URL(service.url), [post(`Content-Length: ${length}`), '{}'], 500);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!)).toEqual({ detail: expect.any(String) });
  });
});
