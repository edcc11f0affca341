import { AppError } from '../../common/app-error.js';
import type { ErrorForm } from '../../http/error-forms.js';
import { challengeOf } from './metadata.js';

/** Returns the error form of the MCP endpoint: ours, but a refused client is told where it gets a token. */
export const challenging =
  (issuer: string): ErrorForm =>
  (answer, failure) => {
    const code = failure instanceof AppError ? failure.code : undefined;
    const isInsufficient = code === 'insufficient_scope';
    if (answer.status !== 401 && !isInsufficient) return answer;
    const error = isInsufficient ? 'insufficient_scope' : code === 'invalid_api_key' ? 'invalid_token' : undefined;
    return { ...answer, headers: { ...answer.headers, 'www-authenticate': challengeOf(issuer, error) } };
  };
