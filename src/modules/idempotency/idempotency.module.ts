import { Global, Module } from '@nestjs/common';
import { IdempotencyRepository } from './idempotency.repository.js';
import { IdempotencyService } from './idempotency.service.js';
import { IdempotencyPartsRepository } from './idempotency-parts.repository.js';
import { IdempotencySweep } from './idempotency-sweep.js';
import { IdempotentWrites } from './idempotent-writes.js';
import { KeyReencryption } from './key-reencryption.repository.js';
import { Leases } from './leases.js';

/** Idempotency-Keys of the endpoints that are `@Idempotent()`. Whatever deletes memories must erase them here as well. */
@Global()
@Module({
  providers: [
    IdempotencyRepository,
    IdempotencyPartsRepository,
    Leases,
    IdempotencyService,
    IdempotentWrites,
    IdempotencySweep,
    KeyReencryption,
  ],
  exports: [IdempotencyPartsRepository, IdempotencyService, IdempotentWrites, KeyReencryption],
})
export class IdempotencyModule {}
