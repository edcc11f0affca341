import { type DynamicModule, Module } from '@nestjs/common';
import { AccessTokenRepository } from './access-token.repository.js';
import { AdminToken } from './admin-token.js';
import { ApiKeyService, CELL_NAME } from './api-key.service.js';
import { Authentication } from './authentication.service.js';
import { CredentialRepository } from './credential.repository.js';
import { CredentialCache } from './credential-cache.js';
import { FAILURES_PER_MINUTE, FailedAttempts } from './failed-attempts.js';
import { MetricsToken } from './metrics-token.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';

export interface AuthSettings {
  readonly adminToken: AdminToken;
  /** The number of times a minute that an address may fail to authenticate. */
  readonly failuresPerMinute: number;
  /** The secret of `/metrics`; undefined: everybody may read them. */
  readonly metricsToken: string | undefined;
  /** The name of this installation among several; undefined: there is one alone. */
  readonly cellName: string | undefined;
}

/** Keys and the admin token: what BearerGuard and the guards of other APIs check credentials against. */
@Module({})
export class AuthModule {
  static register({ adminToken, failuresPerMinute, metricsToken, cellName }: AuthSettings): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [
        { provide: AdminToken, useValue: adminToken },
        { provide: FAILURES_PER_MINUTE, useValue: failuresPerMinute },
        { provide: MetricsToken, useValue: new MetricsToken(metricsToken) },
        { provide: CELL_NAME, useValue: cellName },
        CredentialRepository,
        AccessTokenRepository,
        CredentialCache,
        ApiKeyService,
        FailedAttempts,
        SessionRepository,
        Sessions,
        SignIn,
        Authentication,
      ],
      exports: [MetricsToken, ApiKeyService, CredentialCache, FailedAttempts, Authentication, Sessions, SignIn],
    };
  }
}
