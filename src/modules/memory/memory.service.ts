import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { QuotaService } from '../limits/quota.service.js';
import type { RetrievedMemory, StoredMemory } from './records/memory.types.js';
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

  /**
   * @param saidAt when it was said, if not now: relative dates are read from then, and the memory is as old
   * @throws AppError `plan_limit_reached`, `pii_rejected`, `unavailable`
   */
  store(ctx: RequestContext, submission: Submission, saidAt = ctx.now): Promise<StoredMemory> {
    return this.quotas.spend(ctx, 'memory_writes', () => this.storing.store({ ...ctx, now: saidAt }, submission));
  }

  /** @throws AppError `plan_limit_reached`, `unavailable` */
  retrieve(ctx: RequestContext, query: Query): Promise<RetrievedMemory[]> {
    return this.quotas.spend(ctx, 'memory_retrieves', () => this.retrieving.retrieve(ctx, query));
  }
}
