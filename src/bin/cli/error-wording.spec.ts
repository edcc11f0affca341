import { describeFailure, describeRefusal } from './error-wording.js';

describe('describeRefusal', () => {
  it('returns the detail of the answer', () => {
    expect(describeRefusal(404, { detail: 'Plan not found' })).toBe('Plan not found');
    expect(describeRefusal(403, { error: 'x', code: 'x', detail: 'API key is disabled' }, 'MNEMONEST_KEY')).toBe(
      'API key is disabled',
    );
  });

  it('names each invalid field', () => {
    const detail = [
      { type: 'missing', loc: ['body', 'name'], msg: 'Field required', input: {} },
      { type: 'less_than_equal', loc: ['path', 'id'], msg: 'Input should be less than or equal to 9', input: '10' },
      { type: 'missing', loc: ['body', 'limits', 0, 'rpm'], msg: 'Field required', input: {} },
      { type: 'missing', loc: ['body'], msg: 'Field required', input: null },
    ];
    expect(describeRefusal(422, { detail })).toBe(
      'name: Field required; id: Input should be less than or equal to 9; limits.0.rpm: Field required; body: Field required',
    );
  });

  it('names the source of a refused credential', () => {
    expect(describeRefusal(401, { detail: 'Invalid API key' }, 'ADMIN_TOKEN')).toBe('Invalid API key (taken from ADMIN_TOKEN)');
  });

  it('names the service that answered', () => {
    expect(describeRefusal(404, { detail: 'Plan not found' }, undefined, 'http://a:1')).toBe('Plan not found [http://a:1]');
    expect(describeRefusal(502, '', undefined, 'http://a:1')).toBe('the service answered 502 [http://a:1]');
  });

  it.each([undefined, null, 'text', {}, { detail: '' }, { detail: 7 }, { detail: [] }])(
    'returns the status for the unexpected body %j',
    (body) => {
      expect(describeRefusal(502, body)).toBe('the service answered 502');
    },
  );

  it('returns one line without control characters', () => {
    expect(describeRefusal(400, { detail: 'a\r\nb\u001b[2J\u2028c' })).toBe('a b [2J c');
  });
});

describe('describeFailure', () => {
  const url = 'http://127.0.0.1:1';
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' });

  it.each([
    ['a refused connection', refused, 'ECONNREFUSED'],
    ['several refused connections', new AggregateError([refused, refused], ''), 'ECONNREFUSED'],
    ['a failure without a code', new Error('bad port'), 'bad port'],
    ['no cause', undefined, 'fetch failed'],
  ])('reports %s', (_what, cause, reason) => {
    const error = new TypeError('fetch failed', { cause });
    expect(describeFailure(url, error, 'MNEMONEST_URL')).toBe(
      `cannot reach ${url} (MNEMONEST_URL): ${reason}. Is the service running?`,
    );
  });

  it('reports a timeout', async () => {
    const error = await new Promise((resolve) => {
      const signal = AbortSignal.timeout(1);
      signal.addEventListener('abort', () => resolve(signal.reason));
    });
    expect(describeFailure(url, error, 'MNEMONEST_URL')).toBe(`${url} (MNEMONEST_URL) did not answer in time`);
  });
});
