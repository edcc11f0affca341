import { AppError } from '../../common/app-error.js';
import { parseJson } from '../../common/json/json-parse.js';
import { answerTo } from '../../http/error-catalogue.js';
import { toToolError, toToolResult } from './tool-result.js';

const NOW = new Date('2026-11-20T10:00:00.500Z');

describe('toToolError', () => {
  const textOf = (error: AppError) => {
    const { isError, content, structuredContent } = toToolError(answerTo(error), NOW);
    expect([isError, structuredContent]).toEqual([true, undefined]);
    return content.map((part) => part.type === 'text' && part.text).join();
  };

  it.each([
    [new AppError('memory_not_found'), 'Memory not found'],
    [new AppError('conflict', { detail: 'Somebody was faster' }), 'Somebody was faster'],
    [new AppError('rate_limited', { retryAfterSeconds: 1.2 }), 'Rate limit exceeded. Try again in 2 s.'],
    [new AppError('rate_limited', { retryAfterSeconds: 120 }), 'Rate limit exceeded. Try again in 120 s.'],
    [
      new AppError('plan_limit_reached', { retryAfterSeconds: 864_000 }),
      'Plan limit reached for the current billing cycle. Try again after 2026-11-30T10:00:00Z.',
    ],
    [new AppError('unavailable'), 'Service temporarily unavailable. Try again in 5 s.'],
  ])('gives the reason of %s, and the time to wait', (error, text) => expect(textOf(error)).toBe(text));

  it('names the invalid arguments, without the part of the request that REST would name', () => {
    const item = (loc: (string | number)[], msg: string) => ({ type: 'x', loc, msg, input: 'secret' });
    const items = [
      item(['query'], 'Field required'),
      item(['query', 'cursor'], 'wrong'),
      item(['meta', 'a', 0], 'odd'),
      item([], 'all of it'),
    ];
    expect(textOf(new AppError('validation_failed', { items }))).toBe(
      'Invalid arguments: query: Field required; cursor: wrong; meta.a.0: odd; all of it',
    );
  });
});

describe('toToolResult', () => {
  it('returns the data as the REST API renders them, with numbers as JavaScript can hold them', () => {
    const meta = parseJson('{"float":1.0,"big":9223372036854775808,"text":"x"}');
    expect(toToolResult('Done.', { at: NOW, meta, left: undefined })).toEqual({
      content: [{ type: 'text', text: 'Done.' }],
      structuredContent: { at: '2026-11-20T10:00:00Z', meta: { float: 1, big: 2 ** 63, text: 'x' } },
    });
  });
});
