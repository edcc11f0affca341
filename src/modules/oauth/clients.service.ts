import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RateLimit } from '../../common/limits.js';
import { TOKEN_BUCKETS, type TokenBuckets } from '../../providers/buckets/token-buckets.js';
import { readLevel } from '../../providers/buckets/token-level.js';
import type { Client } from './authorization-request.js';
import { ClientRepository } from './client.repository.js';
import { isDocumentAddress } from './client-document.js';
import { ClientDocuments } from './client-documents.js';
import { OAuthError } from './oauth-error.js';
import { OAUTH_SETTINGS, type OAuthSettings } from './oauth-settings.js';
import { readRegistration } from './registration.js';

/** Registrations and documents that are read, a minute, for one address: that of a proxy, if everybody is behind it. */
const REGISTRATIONS: RateLimit = { perMinute: 30, burst: 30 };

/** The clients that may ask for tokens. */
@Injectable()
export class ClientsService {
  constructor(
    @Inject(TOKEN_BUCKETS) private readonly buckets: TokenBuckets,
    private readonly clients: ClientRepository,
    private readonly documents: ClientDocuments,
    @Inject(OAUTH_SETTINGS) private readonly settings: OAuthSettings,
  ) {}

  /**
   * Registers a client.
   * @param address of the caller
   * @throws OAuthError for metadata that cannot be taken, AppError `rate_limited`
   */
  async register(address: string, metadata: unknown): Promise<Client> {
    await this.takeRegistration(address);
    return this.clients.register(readRegistration(metadata));
  }

  /**
   * Returns the client that wants to be authorized. One that is known by the address of its document is read from there, unless
   * a copy is fresh. Of a document that cannot be read the last copy stands in for some days.
   * @param address of the browser
   * @throws OAuthError; AppError `rate_limited`
   */
  async findOrRead(id: string | undefined, address: string): Promise<Client> {
    if (id === undefined || !this.settings.clientDocuments || !isDocumentAddress(id)) return this.find(id);
    this.documents.refuseAddress(id);
    const copy = await this.clients.findDocument(id);
    if (copy?.isFresh) return copy;
    await this.takeRegistration(address);
    try {
      const { client, freshSeconds } = await this.documents.read(id);
      await this.clients.saveDocument(client, freshSeconds);
      return client;
    } catch (error) {
      if (copy?.isUsable && error instanceof OAuthError) return copy;
      throw error;
    }
  }

  /** @throws OAuthError `invalid_client` for one that is not registered, or no more: it has to register anew */
  async find(id: string | undefined): Promise<Client> {
    const client = id === undefined ? undefined : await this.clients.find(id);
    if (!client) throw new OAuthError('invalid_client', 'client_id is not that of a registered application');
    return client;
  }

  private async takeRegistration(address: string): Promise<void> {
    const buckets = [{ key: `{address:${address}}:registrations`, limit: REGISTRATIONS }];
    const taken = await this.buckets.take(buckets);
    if (taken.allowed) return;
    const { retryAfterSeconds } = readLevel(buckets, taken);
    throw new AppError('rate_limited', { detail: 'Too many registrations from this address', retryAfterSeconds });
  }
}
