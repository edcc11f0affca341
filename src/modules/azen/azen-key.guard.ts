import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { createContext } from '../../common/request-context.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { readLevel } from '../../providers/buckets/token-level.js';
import { accessRefusal, isExpired } from '../auth/access-state.js';
import type { AuthenticatedRequest } from '../auth/authenticated-request.js';
import { CredentialCache } from '../auth/credential-cache.js';
import { FailedAttempts } from '../auth/failed-attempts.js';

/** The request header that holds the key. */
const KEY_HEADER = 'azen-api-key';

/**
 * Authenticates a request by its `azen-api-key` header and takes a token of the key's rate limit, before the body is
 * read.
 */
@Injectable()
export class AzenKeyGuard implements CanActivate {
  constructor(
    private readonly credentials: CredentialCache,
    @Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets,
    private readonly failedAttempts: FailedAttempts,
  ) {}

  /** @throws AppError `missing_credentials`, `invalid_api_key`, `rate_limited` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const presented = String(request.headers[KEY_HEADER] ?? '').trim();
    if (!presented) throw new AppError('missing_credentials');
    const now = new Date();
    const credential = await this.credentials.find(presented);
    if (credential?.kind !== 'azen' || isExpired(credential, now) || accessRefusal(credential, false))
      throw await this.failedAttempts.refusal(request);
    const { workspaceId, apiKeyId, limits } = credential;
    const buckets = [{ key: `{ws:${workspaceId}}:azen:${apiKeyId}`, limit: limits.key }];
    const taken = await this.buckets.take(buckets);
    if (!taken.allowed) throw new AppError('rate_limited', { retryAfterSeconds: readLevel(buckets, taken).retryAfterSeconds });
    request.ctx = createContext(request.id, credential, now);
    return true;
  }
}
