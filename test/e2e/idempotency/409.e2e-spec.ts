import { newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { storeOnce, writesOf } from '../../support/idempotency.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('409 of an Idempotency-Key on $name', (engine) => {
  const service = useSharedService(engine);

  it('answers another body with the same key', async () => {
    const { id, key, health } = await newWorkspace(service.url);
    await storeOnce(service.url, key, 'k-1', 'The first body');
    for (const [text, meta] of [['Another body'], ['The first body', { n: 1 }]] as const) {
      const { status, body, headers } = await storeOnce(service.url, key, 'k-1', text, meta);
      expect(status).toBe(409);
      expect(body).toEqual({
        error: 'idempotency_conflict',
        code: 'idempotency_conflict',
        detail: 'This Idempotency-Key was used with another request',
      });
      expect(headers.has('retry-after')).toBe(false);
    }
    expect((await health()).body.signals.total_memories).toBe(1);
    expect(await writesOf(service.url, id)).toBe(1);
  });
});
