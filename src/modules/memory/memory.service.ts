import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { QuotaService } from '../limits/quota.service.js';
import type { RetrievedMemory, StoredMemory } from './memory.types.js';
import { type Query, RetrieveService } from './retrieve/retrieve.service.js';
import { StoreService, type Submission } from './store/store.service.js';

/** What a workspace can do with its memories, whichever way it calls; every use counts against its quota. */
@Injectable()
export class MemoryService {
  constructor(
    private readonly quotas: QuotaService,
    private readonly storing: StoreService,
    private readonly retrieving: RetrieveService,
  ) {}

  /** @throws AppError `plan_limit_reached`, `pii_rejected`, `unavailable` */
  store(ctx: RequestContext, submission: Submission): Promise<StoredMemory> {
    return this.quotas.spend(ctx, 'memory_writes', () => this.storing.store(ctx, submission));
  }

  /** @throws AppError `plan_limit_reached`, `unavailable` */
  retrieve(ctx: RequestContext, query: Query): Promise<RetrievedMemory[]> {
    return this.quotas.spend(ctx, 'memory_retrieves', () => this.retrieving.retrieve(ctx, query));
  }
}
