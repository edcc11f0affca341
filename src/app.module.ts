import { type DynamicModule, Module } from '@nestjs/common';
import type { OpenDatabase } from './database/data-source.js';
import { DatabaseModule } from './database/database.module.js';
import { AdminModule } from './modules/admin/admin.module.js';
import type { AdminToken } from './modules/auth/admin-token.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { MemoryModule } from './modules/memory/memory.module.js';
import { OptimizeModule } from './modules/optimize/optimize.module.js';
import { StatusModule } from './modules/status/status.module.js';
import type { Embedder } from './providers/embeddings/embedder.js';
import type { Llm } from './providers/llm/llm.js';
import { ProvidersModule } from './providers/providers.module.js';
import type { Broadcast } from './providers/redis/broadcast.js';

/** What was opened for the application, and is closed after it. */
export interface Resources {
  readonly database: OpenDatabase;
  readonly embedder: Embedder;
  /** null: the local rules decide. */
  readonly llm: Llm | null;
  readonly broadcast: Broadcast;
  readonly adminToken: AdminToken;
}

/** The one place where all modules meet. */
@Module({})
export class AppModule {
  static register({ database, embedder, llm, broadcast, adminToken }: Resources): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.register(database),
        ProvidersModule.register(embedder, llm, broadcast),
        AuthModule.register(adminToken),
        MemoryModule,
        StatusModule,
        OptimizeModule,
        AdminModule,
      ],
    };
  }
}
