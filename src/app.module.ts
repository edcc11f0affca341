import { type DynamicModule, Module } from '@nestjs/common';
import type { OpenDatabase } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { AdminModule } from './modules/admin/admin.module.js';
import type { AdminToken } from './modules/auth/admin-token.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { AzenModule } from './modules/azen/azen.module.js';
import { EmbeddingsModule } from './modules/embeddings/embeddings.module.js';
import { EncryptionModule } from './modules/encryption/encryption.module.js';
import { IdempotencyModule } from './modules/idempotency/idempotency.module.js';
import { LimitsModule } from './modules/limits/limits.module.js';
import { McpModule } from './modules/mcp/mcp.module.js';
import { MemoryModule } from './modules/memory/memory.module.js';
import { OptimizeModule } from './modules/optimize/optimize.module.js';
import { StatusModule } from './modules/status/status.module.js';
import { type Providers, ProvidersModule } from './providers/providers.module.js';

/** The resources that are opened before the application and closed after it. */
export interface Resources {
  readonly database: OpenDatabase;
  readonly providers: Providers;
  readonly adminToken: AdminToken;
}

/** The root module: imports all other modules. */
@Module({})
export class AppModule {
  static register({ database, providers, adminToken }: Resources): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.register(database),
        ProvidersModule.register(providers),
        // The guards of these two modules run in this order.
        AuthModule.register(adminToken),
        LimitsModule,
        EmbeddingsModule,
        IdempotencyModule,
        MemoryModule,
        EncryptionModule,
        StatusModule,
        OptimizeModule,
        McpModule,
        AdminModule,
        AzenModule,
      ],
    };
  }
}
