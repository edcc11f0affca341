import { AppError } from '../../common/app-error.js';
import { answerTo } from '../../http/error-catalogue.js';
import { toMem0Answer } from './mem0-error.form.js';

describe('toMem0Answer', () => {
  it('is one line for a list of broken fields, and a 400', () => {
    const items = [
      { type: 'missing', loc: ['body', 'query'], msg: 'Field required', input: {} },
      { type: 'value_error', loc: ['body'], msg: 'Value error, no', input: {} },
    ];
    const text = 'query: Field required; no';
    expect(toMem0Answer(answerTo(new AppError('validation_failed', { items })))).toEqual({
      status: 400,
      headers: {},
      body: { error: text, detail: text },
    });
  });

  it('has a detail for what concerns the key, with the headers', () => {
    expect(toMem0Answer(answerTo(new AppError('invalid_api_key'))).body).toEqual({ detail: 'Invalid API key' });
    expect(toMem0Answer(answerTo(new AppError('rate_limited', { retryAfterSeconds: 2 })))).toEqual({
      status: 429,
      headers: { 'retry-after': '2' },
      body: { error: 'rate_limited', code: 'rate_limited', detail: 'Rate limit exceeded' },
    });
  });

  it('has an error for what is not there', () =>
    expect(toMem0Answer(answerTo(new AppError('memory_not_found')))).toMatchObject({
      status: 404,
      body: { error: 'Memory not found', detail: 'Memory not found' },
    }));
});
