import { AppError } from '../../common/app-error.js';
import { answerTo } from '../../http/error-catalogue.js';
import { challenging } from './challenge.js';
import { OAuthError, toOAuthAnswer } from './oauth-error.js';

const METADATA = 'scope="read write", resource_metadata="https://m.example/.well-known/oauth-protected-resource/mcp"';

describe('challenging', () => {
  const headersOf = (failure: AppError) => challenging('https://m.example')(answerTo(failure), failure).headers;

  it('tells where to get a token, and why', () => {
    expect(headersOf(new AppError('missing_credentials'))).toEqual({ 'www-authenticate': `Bearer ${METADATA}` });
    expect(headersOf(new AppError('invalid_api_key'))).toEqual({
      'www-authenticate': `Bearer error="invalid_token", ${METADATA}`,
    });
    expect(headersOf(new AppError('insufficient_scope'))).toEqual({
      'www-authenticate': `Bearer error="insufficient_scope", ${METADATA}`,
    });
    expect(headersOf(new AppError('operation_not_allowed'))).toEqual({});
  });
});

describe('toOAuthAnswer', () => {
  it('has the form of RFC 6749', () => {
    const refused = new OAuthError('invalid_grant', 'the code is unknown');
    const answer = { status: 400, headers: {}, body: { detail: 'the code is unknown' } };
    const body = { error: 'invalid_grant', error_description: 'the code is unknown' };
    expect(toOAuthAnswer(answer, refused)).toEqual({ ...answer, body });
    const busy = new AppError('rate_limited', { retryAfterSeconds: 3 });
    expect(toOAuthAnswer(answerTo(busy), busy)).toEqual({
      status: 429,
      headers: { 'retry-after': '3' },
      body: { error: 'temporarily_unavailable', error_description: 'Rate limit exceeded' },
    });
  });
});
