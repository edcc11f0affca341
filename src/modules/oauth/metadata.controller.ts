import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../http/auth.decorators.js';
import { resourceMetadata, serverMetadata } from './metadata.js';
import { OAUTH_SETTINGS, type OAuthSettings } from './oauth-settings.js';

/** The documents by which clients find the authorization server. Clients look for them at the root and at the path of /mcp. */
@ApiExcludeController()
@Public()
@Controller('.well-known')
export class MetadataController {
  constructor(@Inject(OAUTH_SETTINGS) private readonly settings: OAuthSettings) {}

  @Get(['oauth-protected-resource', 'oauth-protected-resource/mcp'])
  resource(): object {
    return resourceMetadata(this.settings.publicUrl);
  }

  @Get(['oauth-authorization-server', 'oauth-authorization-server/mcp'])
  server(): object {
    return serverMetadata(this.settings.publicUrl, this.settings.clientDocuments);
  }
}
