import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RateLimit } from '../../common/limits.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { readLevel } from '../../providers/buckets/token-level.js';
import type { Client } from './authorization-request.js';
import { ClientRepository } from './client.repository.js';
import { OAuthError } from './oauth-error.js';
import { readRegistration } from './registration.js';

/** Registrations a minute from one address. Everybody behind a proxy may share one, so it is generous. */
const REGISTRATIONS: RateLimit = { perMinute: 30, burst: 30 };

/** The clients that may ask for tokens. */
@Injectable()
export class ClientsService {
  constructor(
    @Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets,
    private readonly clients: ClientRepository,
  ) {}

  /**
   * Registers a client.
   * @param address of the caller
   * @throws OAuthError for metadata that cannot be taken, AppError `rate_limited`
   */
  async register(address: string, metadata: unknown): Promise<Client> {
    const buckets = [{ key: `{address:${address}}:registrations`, limit: REGISTRATIONS }];
    const taken = await this.buckets.take(buckets);
    if (!taken.allowed) {
      const { retryAfterSeconds } = readLevel(buckets, taken);
      throw new AppError('rate_limited', { detail: 'Too many registrations from this address', retryAfterSeconds });
    }
    return this.clients.register(readRegistration(metadata));
  }

  /** @throws OAuthError `invalid_client` for one that is not registered, or no more: it has to register anew */
  async find(id: string | undefined): Promise<Client> {
    const client = id === undefined ? undefined : await this.clients.find(id);
    if (!client) throw new OAuthError('invalid_client', 'client_id is not that of a registered application');
    return client;
  }
}
