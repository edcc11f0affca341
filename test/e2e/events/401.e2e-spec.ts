import { call } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe('401 of the events endpoints', () => {
  const service = useSharedService(embedded);

  it.each([
    ['POST', '/v1/events'],
    ['GET', '/v1/events/1'],
  ])('answers %s %s without a key, and with an unknown one', async (method, path) => {
    const body = method === 'POST' ? { events: [] } : undefined;
    const without = await call(method, service.url + path, { body });
    expect(without).toMatchObject({ status: 401, body: { detail: 'Missing or invalid Authorization header' } });
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
    const unknown = await call(method, service.url + path, { token: 'mnx_ws_unknown', body });
    expect(unknown).toMatchObject({ status: 401, body: { detail: 'Invalid API key' } });
  });
});
