import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { CorsRule } from '../../http/cors.js';
import { OutboundClient } from '../../providers/outbound/outbound-client.js';
import { AuthorizationPages } from './authorization-pages.js';
import { AuthorizeController } from './authorize.controller.js';
import { challenging } from './challenge.js';
import { ClientRepository } from './client.repository.js';
import { ClientDocuments } from './client-documents.js';
import { ClientsService } from './clients.service.js';
import { ConsentService } from './consent.service.js';
import { GrantRepository } from './grant.repository.js';
import { GrantsController } from './grants.controller.js';
import { GrantsService } from './grants.service.js';
import { McpProbeController } from './mcp-probe.controller.js';
import { MetadataController } from './metadata.controller.js';
import { PATHS } from './metadata.js';
import { toOAuthAnswer } from './oauth-error.js';
import { OAUTH_SETTINGS, type OAuthSettings } from './oauth-settings.js';
import { OAuthSweep } from './oauth-sweep.js';
import { TokenController } from './token.controller.js';
import { TokenRepository } from './token.repository.js';
import { TokenEndpoint } from './token-endpoint.js';
import { TokensService } from './tokens.service.js';

/** The grants of earlier consents, which operators see and end; there whether or not there can be new ones. */
@Module({
  controllers: [GrantsController],
  providers: [ClientRepository, GrantRepository, TokenRepository, GrantsService, OAuthSweep],
  exports: [ClientRepository, GrantRepository, TokenRepository],
})
export class GrantsModule {}

/** Time to read the document of a client, while somebody waits for the page. */
const DOCUMENT_TIMEOUT_MS = 5_000;
/** No cookie matters at these paths, so that pages may call them as programs do. */
const FOR_EVERY_PAGE: CorsRule = { methods: 'GET, POST, OPTIONS', allows: () => true };

/**
 * The authorization server for MCP clients that cannot be given a key, such as claude.ai and ChatGPT: OAuth 2.1 for public
 * clients, with opaque tokens of which only hashes are kept.
 *
 * It is our own, because the only identity is a workspace key: oidc-provider would bring Koa, sessions, signing keys and a dozen
 * kinds of records for a login that there is not, and the authorization server of the MCP SDK is deprecated and made for Express.
 */
@Module({})
export class OAuthModule implements OnModuleInit {
  constructor(
    private readonly server: HttpAdapterHost,
    @Inject(OAUTH_SETTINGS) private readonly settings: OAuthSettings,
  ) {}

  static register(settings: OAuthSettings): DynamicModule {
    return {
      module: OAuthModule,
      imports: [GrantsModule],
      controllers: [MetadataController, AuthorizeController, TokenController, McpProbeController],
      providers: [
        { provide: OAUTH_SETTINGS, useValue: settings },
        // The addresses of this machine are for trying it there.
        {
          provide: OutboundClient,
          useFactory: () =>
            new OutboundClient({ allowLoopback: settings.publicUrl.startsWith('http:'), timeoutMs: DOCUMENT_TIMEOUT_MS }),
        },
        ClientDocuments,
        ClientsService,
        ConsentService,
        TokensService,
        AuthorizationPages,
        TokenEndpoint,
      ],
    };
  }

  onModuleInit(): void {
    const { errorForms, corsRules }: FastifyInstance = this.server.httpAdapter.getInstance();
    errorForms.add('/oauth', toOAuthAnswer);
    for (const path of [PATHS.token, PATHS.register, PATHS.revoke, '/.well-known']) corsRules.add(path, FOR_EVERY_PAGE);
    errorForms.add('/mcp', challenging(this.settings.publicUrl));
  }
}
