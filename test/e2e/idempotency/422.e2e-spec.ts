import { call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { storeOnce, writesOf } from '../../support/idempotency.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('422 with an Idempotency-Key on $name', (engine) => {
  const service = useSharedService(engine);
  const loc = ['header', 'idempotency-key'];

  it.each([
    ['', 'string_too_short', 'String should have at least 1 character', { min_length: 1 }],
    ['k'.repeat(256), 'string_too_long', 'String should have at most 255 characters', { max_length: 255 }],
    ['schlüssel', 'string_pattern_mismatch', "String should match pattern '^[\\x20-\\x7e]+$'", { pattern: '^[\\x20-\\x7e]+$' }],
  ])('answers the invalid key %j', async (input, type, msg, ctx) => {
    const { id, key } = await newWorkspace(service.url);
    const { status, body } = await storeOnce(service.url, key, input, 'Never stored');
    expect(status).toBe(422);
    expect(body).toEqual({ detail: [{ type, loc, msg, input, ctx }] });
    expect(await writesOf(service.url, id)).toBe(0);
  });

  it('does not answer a key of 255 printable ASCII characters', async () => {
    const { key } = await newWorkspace(service.url);
    expect((await storeOnce(service.url, key, '~ {"a":1}'.padEnd(255, '!'), 'Stored')).status).toBe(200);
  });

  it('is replayed for a refused text, without a unit', async () => {
    const { id, key } = await newWorkspace(service.url);
    const text = "The password is my dog's name plus two digits";
    const first = await storeOnce(service.url, key, 'k-pii', text);
    const second = await storeOnce(service.url, key, 'k-pii', text);
    expect(first.status).toBe(422);
    expect(first.body.code).toBe('pii_rejected');
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    expect(second.status).toBe(422);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await writesOf(service.url, id)).toBe(0);
  });

  it('leaves the key free if the body broke a rule', async () => {
    const { key } = await newWorkspace(service.url);
    const headers = { 'idempotency-key': 'k-corrected' };
    for (const body of [{}, { text: '' }])
      expect((await call('POST', `${service.url}/v1/memory/store`, { token: key, body, headers })).status).toBe(422);
    const corrected = await storeOnce(service.url, key, 'k-corrected', 'Corrected');
    expect(corrected.status).toBe(200);
    expect(corrected.headers.has('idempotency-replayed')).toBe(false);
  });
});
