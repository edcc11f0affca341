import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RateLimit } from '../../common/limits.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { readLevel } from '../../providers/buckets/token-level.js';
import { accessRefusal, isExpired } from './access-state.js';
import { AdminToken } from './admin-token.js';
import { sha256 } from './api-key.js';
import { CredentialCache } from './credential-cache.js';
import { type Session, Sessions } from './sessions.service.js';

/** The number of times a minute that an address may try to sign in, with a right secret or a wrong one. */
const ATTEMPTS: RateLimit = { perMinute: 10, burst: 10 };

/** Signs a browser in to the dashboard. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets,
    private readonly adminToken: AdminToken,
    private readonly credentials: CredentialCache,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Opens a session for the admin token or a workspace key. Whoever guesses is throttled before their guess is looked at, so
   * that a right one among many tells nothing.
   * @param address of the browser
   * @throws AppError `rate_limited`; `invalid_api_key`; for a key of a state that no call is served in, that of the call
   */
  async signIn(address: string, secret: string, now: Date): Promise<Session> {
    await this.takeAttempt(address);
    if (this.adminToken.matches(secret)) return this.sessions.open('admin', sha256(secret), now);
    const credential = await this.credentials.find(secret);
    if (credential?.kind !== 'workspace' || isExpired(credential)) throw new AppError('invalid_api_key');
    const refusal = accessRefusal(credential, true);
    if (refusal) throw new AppError(refusal);
    return this.sessions.open('workspace', credential.keyHash, now);
  }

  private async takeAttempt(address: string): Promise<void> {
    const buckets = [{ key: `{address:${address}}:sign-ins`, limit: ATTEMPTS }];
    const taken = await this.buckets.take(buckets);
    if (taken.allowed) return;
    const { retryAfterSeconds } = readLevel(buckets, taken);
    throw new AppError('rate_limited', { detail: 'Too many attempts to sign in from this address', retryAfterSeconds });
  }
}
