import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { QuotaService } from '../../limits/quota.service.js';
import type { StoredMemory } from '../records/memory.types.js';
import { StorePipeline, type Submission } from './store.pipeline.js';

/** Stores texts for callers, whichever way they call. Each store takes a unit of the workspace's quota. */
@Injectable()
export class StoreService {
  constructor(
    private readonly quotas: QuotaService,
    private readonly pipeline: StorePipeline,
  ) {}

  /**
   * Stores a text, or finds that a memory says it already.
   * @param saidAt when it was said, if not now: relative dates are read from then, and the memory is as old
   * @throws AppError `plan_limit_reached`, `pii_rejected`, `unavailable`
   */
  store(ctx: RequestContext, submission: Submission, saidAt = ctx.now): Promise<StoredMemory> {
    return this.quotas.spend(ctx, 'memory_writes', () => this.pipeline.store({ ...ctx, now: saidAt }, submission));
  }
}
