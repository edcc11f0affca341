import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { AppConfig } from './config/config.js';
import { type RetentionDays, RetentionModule } from './config/retention.module.js';
import type { OpenDatabase } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { AdminModule } from './modules/admin/admin.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { AuthModule, type AuthSettings } from './modules/auth/auth.module.js';
import { BearerGuard } from './modules/auth/bearer.guard.js';
import { WorkspaceStateGuard } from './modules/auth/workspace-state.guard.js';
import { AzenModule } from './modules/azen/azen.module.js';
import { DashboardModule } from './modules/dashboard/dashboard.module.js';
import { EmbeddingsModule } from './modules/embeddings/embeddings.module.js';
import { EncryptionModule } from './modules/encryption/encryption.module.js';
import { IdempotencyModule } from './modules/idempotency/idempotency.module.js';
import { CallQueueInterceptor } from './modules/limits/call-queue.interceptor.js';
import { LimitsModule } from './modules/limits/limits.module.js';
import { TokenBucketGuard } from './modules/limits/token-bucket.guard.js';
import { McpModule } from './modules/mcp/mcp.module.js';
import { Mem0Module } from './modules/mem0/mem0.module.js';
import { MemoryModule } from './modules/memory/memory.module.js';
import { GrantsModule, OAuthModule } from './modules/oauth/oauth.module.js';
import { OptimizeModule } from './modules/optimize/optimize.module.js';
import { ScopesModule } from './modules/scopes/scopes.module.js';
import { StatusModule } from './modules/status/status.module.js';
import { UsageModule } from './modules/usage/usage.module.js';
import { WebhooksModule } from './modules/webhooks/webhooks.module.js';
import { type Providers, ProvidersModule } from './providers/providers.module.js';

/** The resources that are opened before the application and closed after it. */
export interface Resources {
  readonly database: OpenDatabase;
  readonly providers: Providers;
  readonly auth: AuthSettings;
  readonly webhooks: AppConfig['webhooks'];
  /** Undefined: there is no OAuth. */
  readonly oauth: AppConfig['oauth'];
  readonly corsOrigins: AppConfig['corsOrigins'];
  readonly retentionDays: RetentionDays;
}

/** The guards of every route, in the order in which the API checks: credentials (401), state (403), rate limits (429). */
const GUARDS = [BearerGuard, WorkspaceStateGuard, TokenBucketGuard];

/** The root module: imports all other modules. */
@Module({})
export class AppModule {
  static register({ database, providers, auth, retentionDays, webhooks, oauth, corsOrigins }: Resources): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.register(database),
        ProvidersModule.register(providers),
        RetentionModule.register(retentionDays),
        AuditModule,
        UsageModule,
        AuthModule.register(auth),
        LimitsModule,
        EmbeddingsModule,
        IdempotencyModule,
        MemoryModule,
        EncryptionModule,
        ScopesModule,
        StatusModule,
        OptimizeModule,
        McpModule.register(corsOrigins),
        AdminModule,
        AzenModule,
        Mem0Module,
        WebhooksModule.register(webhooks),
        DashboardModule,
        GrantsModule,
        ...(oauth ? [OAuthModule.register(oauth)] : []),
      ],
      providers: [
        ...GUARDS.map((useClass) => ({ provide: APP_GUARD, useClass })),
        { provide: APP_INTERCEPTOR, useClass: CallQueueInterceptor },
      ],
    };
  }
}
