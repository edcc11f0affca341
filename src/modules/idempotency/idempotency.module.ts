import { Global, Module } from '@nestjs/common';
import { IdempotencyRepository } from './idempotency.repository.js';
import { IdempotencyService } from './idempotency.service.js';
import { IdempotencySweep } from './idempotency-sweep.js';
import { KeyReencryption } from './key-reencryption.repository.js';
import { Leases } from './leases.js';

/** Idempotency-Keys for whatever endpoint is `@Idempotent()`. Whoever deletes memories erases them here, too. */
@Global()
@Module({
  providers: [IdempotencyRepository, Leases, IdempotencyService, IdempotencySweep, KeyReencryption],
  exports: [IdempotencyRepository, IdempotencyService, KeyReencryption],
})
export class IdempotencyModule {}
