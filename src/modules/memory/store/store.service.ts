import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { withBoundUser } from '../../../common/subject.js';
import { QuotaService } from '../../limits/quota.service.js';
import type { StoredMemory } from '../records/memory.types.js';
import { StorePipeline } from './store.pipeline.js';
import type { Submission } from './submission.types.js';

/** Stores a text for a caller over HTTP, MCP or events. Each store takes a unit of the workspace's quota. */
@Injectable()
export class StoreService {
  constructor(
    private readonly quotas: QuotaService,
    private readonly pipeline: StorePipeline,
  ) {}

  /**
   * Stores a text, or returns the memory that says the same already.
   * @param saidAt time at which the text was said: its relative dates count from then, and the memory is dated then
   * @throws AppError `plan_limit_reached`, `pii_rejected`, `operation_not_allowed`, `unavailable`
   */
  async store(ctx: RequestContext, submission: Submission, saidAt = ctx.now): Promise<StoredMemory> {
    const meta = withBoundUser(submission.meta, ctx.boundUserId);
    return this.quotas.spend(ctx, 'memory_writes', () => this.pipeline.store({ ...ctx, now: saidAt }, { ...submission, meta }));
  }
}
