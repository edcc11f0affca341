import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AdminToken } from './admin-token.js';
import { ApiKeyService } from './api-key.service.js';
import { BearerGuard } from './bearer.guard.js';
import { CredentialRepository } from './credential.repository.js';
import { CredentialCache } from './credential-cache.js';
import { WorkspaceStateGuard } from './workspace-state.guard.js';

/** Registers the guards of every route, in the order that the API specifies: credentials (401), then state (403). */
@Module({})
export class AuthModule {
  static register(adminToken: AdminToken): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [
        { provide: AdminToken, useValue: adminToken },
        CredentialRepository,
        CredentialCache,
        ApiKeyService,
        { provide: APP_GUARD, useClass: BearerGuard },
        { provide: APP_GUARD, useClass: WorkspaceStateGuard },
      ],
      exports: [ApiKeyService, CredentialCache],
    };
  }
}
