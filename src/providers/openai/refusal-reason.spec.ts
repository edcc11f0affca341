import { reasonIn } from './refusal-reason.js';

describe('reasonIn', () => {
  it.each([
    ['{"error":{"message":"Input is too long","type":"invalid_request_error"}}', 'Input is too long'],
    ['{"error":"the input length exceeds\\n the context length"}', 'the input length exceeds the context length'],
    ['{"message":"batch size 32 > maximum 10"}', 'batch size 32 > maximum 10'],
    ['{"detail":[{"loc":["body","input"],"msg":"Input should be a valid string"}]}', 'Input should be a valid string'],
    ['{"detail":"no such model"}', 'no such model'],
    ['upstream went away', 'upstream went away'],
    ['<html>Bad Gateway</html>', undefined],
    ['', undefined],
    ['{}', undefined],
    ['{"error":null}', undefined],
  ])('reads %s', (body, reason) => expect(reasonIn(body, [])).toBe(reason));

  it('is at most 200 characters long', () => expect(reasonIn('no '.repeat(500), [])).toHaveLength(200));

  it('masks whatever it repeats of the request, in any case', () => {
    const secrets = ['sk-very-secret', 'A private memory about Ana', 'Bo'];
    const body = '{"error":{"message":"key sk-very-secret: cannot embed \'a PRIVATE memory about\' and \'Bo\' here"}}';
    expect(reasonIn(body, secrets)).toBe("key …: cannot embed '…' and '…' here");
  });

  it('masks a text that the provider cut off', () =>
    expect(reasonIn('input "The pump in barn t..." has 900 tokens', ['The pump in barn two was replaced'])).toBe(
      'input "…..." has 900 tokens',
    ));
});
