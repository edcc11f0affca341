import { type DynamicModule, Module } from '@nestjs/common';
import { AdminToken } from './admin-token.js';
import { ApiKeyService } from './api-key.service.js';
import { CredentialRepository } from './credential.repository.js';
import { CredentialCache } from './credential-cache.js';

/** Keys and the admin token: what BearerGuard and the guards of other APIs check credentials against. */
@Module({})
export class AuthModule {
  static register(adminToken: AdminToken): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [{ provide: AdminToken, useValue: adminToken }, CredentialRepository, CredentialCache, ApiKeyService],
      exports: [AdminToken, ApiKeyService, CredentialCache],
    };
  }
}
