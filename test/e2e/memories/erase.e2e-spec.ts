import { call } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

describe('POST /v1/memory/erase', () => {
  const service = useSharedService(embedded);

  it('counts, and then erases what is stored of a user', async () => {
    const w = await newMemoriesWorkspace(service.url);
    const erase = (body: object) => call('POST', `${service.url}/v1/memory/erase`, { token: w.key, body });
    await w.remember('The cat sleeps on the radiator', { user_id: 'ann' });
    const other = await w.remember('Mira plays the cello', { user_id: 'ben' });
    expect((await erase({ user_id: 'ann', dry_run: true })).body).toEqual({
      status: 'ok',
      dry_run: true,
      memories: 1,
      revisions: 0,
      turns: 0,
    });
    const refused = await erase({ user_id: 'ann', confirm: 'ben' });
    expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ['body', 'confirm']]);
    expect((await erase({ user_id: 'ann', confirm: 'ann' })).body).toMatchObject({ dry_run: false, memories: 1 });
    expect((await w.list()).body.memories).toMatchObject([{ id: other }]);
  });
});
