import { call } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

const item = (type: string, loc: unknown[], msg: string, input: unknown, ctx?: object) => ({
  type,
  loc,
  msg,
  input,
  ...(ctx && { ctx }),
});
const extra = (name: string, input: unknown) => item('extra_forbidden', ['query', name], 'Extra inputs are not permitted', input);
const valueError = (loc: unknown[], msg: string, input: unknown) =>
  item('value_error', loc, `Value error, ${msg}`, input, { error: {} });
const WRONG_CURSOR = 'not a cursor of this list: it goes with the filters that it was answered to';

describe.each(engines)('422 of the memory resource on $name', (engine) => {
  const service = useSharedService(engine);
  let w: Awaited<ReturnType<typeof newMemoriesWorkspace>>;
  let id: number;
  beforeAll(async () => {
    w = await newMemoriesWorkspace(service.url);
    id = await w.remember('The cat sleeps on the radiator', { source: 'slack' });
    await w.remember('Mira plays the cello', { source: 'slack' });
  });

  it.each([
    ['?source=slack', [extra('source', 'slack')]],
    ['?Q=x&meta=1&metadata.a=1', [extra('Q', 'x'), extra('meta', '1'), extra('metadata.a', '1')]],
    ['?meta.=1', [extra('meta.', '1')]],
    ['?__proto__=1', [extra('__proto__', '1')]],
    ['?limit=0', [item('greater_than_equal', ['query', 'limit'], 'Input should be greater than or equal to 1', '0', { ge: 1 })]],
    [
      '?limit=101',
      [item('less_than_equal', ['query', 'limit'], 'Input should be less than or equal to 100', '101', { le: 100 })],
    ],
    [
      '?limit=',
      [item('int_parsing', ['query', 'limit'], 'Input should be a valid integer, unable to parse string as an integer', '')],
    ],
    ['?q=', [item('string_too_short', ['query', 'q'], 'String should have at least 1 character', '', { min_length: 1 })]],
    ['?q=a%00b', [valueError(['query', 'q'], 'NUL characters are not allowed', 'a\0b')]],
    ['?meta.a=%00', [valueError(['query', 'meta.a'], 'NUL characters are not allowed', '\0')]],
    ['?q=a&q=b', [item('string_type', ['query', 'q'], 'Input should be a valid string', ['a', 'b'])]],
    ['?limit=1&limit=2', [item('int_type', ['query', 'limit'], 'Input should be a valid integer', ['1', '2'])]],
    [
      '?archived=yes',
      [
        item('literal_error', ['query', 'archived'], "Input should be 'false', 'true' or 'any'", 'yes', {
          expected: "'false', 'true' or 'any'",
        }),
      ],
    ],
    [
      '?created_after=yesterday',
      [
        item(
          'datetime_from_date_parsing',
          ['query', 'created_after'],
          'Input should be a valid datetime or date, invalid format',
          'yesterday',
          {
            error: 'invalid format',
          },
        ),
      ],
    ],
    ['?filter={', [item('json_invalid', ['query', 'filter'], 'Invalid JSON', '{')]],
    ['?filter={"tag":"x"}', [item('extra_forbidden', ['query', 'filter', 'tag'], 'Extra inputs are not permitted', 'x')]],
    ['?cursor=x', [valueError(['query', 'cursor'], WRONG_CURSOR, 'x')]],
  ])('refuses to list with %s', async (query, detail) => {
    const { status, body } = await w.list(query);
    expect([status, body]).toEqual([422, { detail }]);
  });

  it('refuses more than 20 conditions, in parameters, in the filter, or together', async () => {
    const tooMany = 'at most 20 conditions are allowed';
    const parameters = (count: number) => Array.from({ length: count }, (_, i) => `meta.k${i}=1`).join('&');
    const filter = JSON.stringify(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`meta.k${i}`, 1])));
    for (const answer of [await w.list(`?${parameters(1_000)}`), await w.removeWhere(`?${parameters(21)}&confirm=1`)])
      expect([answer.status, answer.body]).toEqual([422, { detail: [valueError(['query', 'meta'], tooMany, null)] }]);
    const given = await w.list(`?filter=${filter}`);
    expect(given.body).toEqual({ detail: [valueError(['query', 'filter'], tooMany, JSON.parse(filter))] });
    for (const call of [w.list, w.removeWhere]) {
      const together = await call(
        `?${parameters(20)}&filter={"meta.n":1}&dry_run=true`.replace(call === w.list ? '&dry_run=true' : '', ''),
      );
      expect(together.body.detail).toMatchObject([{ loc: ['query'], msg: `Value error, ${tooMany}` }]);
    }
    expect((await w.list(`?${parameters(20)}`)).status).toBe(200);
  });

  it('refuses a cursor with other filters, but accepts the same filters in another order', async () => {
    const { body } = await w.list('?limit=1&meta.source=slack&archived=any');
    const cursor = body.next_cursor;
    for (const other of ['', '&meta.source=slack', '&meta.source=mail&archived=any', '&meta.source=slack&archived=any&q=cat']) {
      const answer = await w.list(`?cursor=${cursor}${other}`);
      expect([answer.status, answer.body]).toEqual([422, { detail: [valueError(['query', 'cursor'], WRONG_CURSOR, cursor)] }]);
    }
    expect((await w.list(`?archived=any&cursor=${cursor}&limit=5&meta.source=slack`)).body.memories).toHaveLength(1);
    expect((await w.history(id, `?cursor=${cursor}`)).status).toBe(422);
  });

  it.each(['abc', '1.5', '1e3', ' ', `${'1'.repeat(900)}x`])('refuses the id %j', async (bad) => {
    const detail = [
      item('int_parsing', ['path', 'memory_id'], 'Input should be a valid integer, unable to parse string as an integer', bad),
    ];
    const path = encodeURIComponent(bad);
    for (const { status, body } of await Promise.all([w.get(path), w.edit(path, { text: 'x' }), w.remove(path), w.history(path)]))
      expect([status, body]).toEqual([422, { detail }]);
  });

  it.each([
    [{}, [valueError(['body'], 'text or meta is needed', {})]],
    [{ txt: 'x' }, [valueError(['body'], 'text or meta is needed', { txt: 'x' })]],
    [
      { text: '' },
      [item('string_too_short', ['body', 'text'], 'String should have at least 1 character', '', { min_length: 1 })],
    ],
    // Null is "not given".
    [{ text: null }, [valueError(['body'], 'text or meta is needed', { text: null })]],
    [{ meta: [] }, [item('dict_type', ['body', 'meta'], 'Input should be a valid dictionary', [])]],
    [[], [item('model_attributes_type', ['body'], 'Input should be a valid dictionary or object to extract fields from', [])]],
  ])('refuses the edit %j', async (patch, detail) => {
    const { status, body } = await w.edit(id, patch);
    expect([status, body]).toEqual([422, { detail }]);
  });

  it('refuses meta that would grow beyond 32 KB, and a text that discloses a secret', async () => {
    const big = { filler: 'x'.repeat(20_000) };
    const mine = await newMemoriesWorkspace(service.url);
    const memory = await mine.remember('The cat sleeps on the radiator', { first: big });
    const { status, body } = await mine.edit(memory, { meta: { second: big } });
    expect([status, body.detail]).toMatchObject([422, [{ type: 'value_error', loc: ['body', 'meta'], input: { second: big } }]]);
    const secret = await mine.edit(memory, { text: 'the password is my dogs name plus two digits' });
    expect([secret.status, secret.body.code]).toEqual([422, 'pii_rejected']);
    expect((await mine.get(memory)).body).toMatchObject({ version: 1, meta: { first: big } });
  });

  it.each([
    ['', [valueError(['query'], 'at least one filter is needed', {})]],
    ['?confirm=2', [valueError(['query'], 'at least one filter is needed', { confirm: '2' })]],
    ['?dry_run=true', [valueError(['query'], 'at least one filter is needed', { dry_run: 'true' })]],
    ['?archived=any&confirm=2', [valueError(['query'], 'at least one filter is needed', { archived: 'any', confirm: '2' })]],
    ['?archived=false&confirm=2', [valueError(['query'], 'at least one filter is needed', { archived: 'false', confirm: '2' })]],
    ['?q=cat', [item('missing', ['query', 'confirm'], 'Field required', null)]],
    ['?q=cat&dry_run=false', [item('missing', ['query', 'confirm'], 'Field required', null)]],
    [
      '?q=&confirm=2',
      [item('string_too_short', ['query', 'q'], 'String should have at least 1 character', '', { min_length: 1 })],
    ],
    [
      '?q=cat&confirm=',
      [item('int_parsing', ['query', 'confirm'], 'Input should be a valid integer, unable to parse string as an integer', '')],
    ],
    ['?source=slack&confirm=2', [extra('source', 'slack')]],
    ['?q=cat&limit=1&confirm=1', [extra('limit', '1')]],
    [
      '?q=cat&confirm=20001',
      [item('less_than_equal', ['query', 'confirm'], 'Input should be less than or equal to 20000', '20001', { le: 20_000 })],
    ],
  ])('refuses to delete with %s', async (query, detail) => {
    for (const { status, body } of [await w.removeWhere(query), await w.archiveWhere(query)])
      expect([status, body]).toEqual([422, { detail }]);
  });

  it('refuses to archive what is archived, and to bring back what is not', async () => {
    for (const [query, archived] of [
      ['?archived=any&q=x&confirm=1', true],
      ['?q=x&confirm=1', false],
    ] as const) {
      const { status, body } = await w.archiveWhere(query, archived);
      expect([status, body.detail]).toEqual([422, [expect.objectContaining({ loc: ['query', 'archived'] })]]);
    }
  });

  it.each([
    [{}, item('missing', ['body', 'revision'], 'Field required', {})],
    [
      { revision: 0 },
      item('greater_than_equal', ['body', 'revision'], 'Input should be greater than or equal to 1', 0, { ge: 1 }),
    ],
    [{ revision: 'last' }, expect.objectContaining({ type: 'int_parsing', loc: ['body', 'revision'] })],
  ])('refuses the restore %j', async (request, detail) => {
    const { status, body } = await w.restore(id, request);
    expect([status, body]).toEqual([422, { detail: [detail] }]);
  });

  it.each([
    [undefined, 'missing'],
    [null, 'list_type'],
    [{}, 'list_type'],
    [[], 'too_short'],
    [Array.from({ length: 101 }, () => ({ text: 'x' })), 'too_long'],
  ])('refuses the batch %j', async (memories, type) => {
    const { status, body } = await w.storeBatch(memories);
    expect([status, body.detail]).toMatchObject([422, [{ type, loc: ['body', 'memories'] }]]);
  });

  it('leaves the memories unchanged', async () =>
    expect((await w.list()).body.memories).toMatchObject([{ version: 1 }, { version: 1 }]));

  it('comes after 404 and 405 of neighbouring paths', async () => {
    const { token } = { token: w.key };
    const answers = await Promise.all([
      call('PUT', `${service.url}/v1/memory`, { token, body: {} }),
      call('GET', `${service.url}/v1/memory/store`, { token }),
      call('DELETE', `${service.url}/v1/memory/retrieve`, { token }),
      call('GET', `${service.url}/v1/memory/store/batch`, { token }),
      call('POST', `${service.url}/v1/memory/1`, { token, body: {} }),
      call('GET', `${service.url}/v1/memory/1/restore`, { token }),
      call('GET', `${service.url}/v1/memory/1/other`, { token }),
    ]);
    const shown = answers.map(({ status, headers }) => `${status} ${headers.get('allow')?.split(', ').sort()}`);
    expect(shown).toEqual([
      '405 DELETE,GET,PATCH',
      '405 POST',
      '405 POST',
      '405 POST',
      '405 DELETE,GET,PATCH',
      '405 POST',
      '404 undefined',
    ]);
  });
});
