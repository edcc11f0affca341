import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { DeferredMemoryRepository } from './deferred-memory.repository.js';
import type { DeferredMemory } from './deferred-memory.types.js';

/** Reads live memories, including those that wait for their vectors. */
@Injectable()
export class DeferredMemoryService {
  constructor(
    private readonly database: Database,
    private readonly memories: DeferredMemoryRepository,
  ) {}

  /** @throws AppError `memory_not_found` */
  async get(ctx: RequestContext, id: number): Promise<DeferredMemory> {
    const memory = await this.memories.find(ctx, this.database, id);
    if (!memory) throw new AppError('memory_not_found');
    return memory;
  }

  /** Returns one page of the list, the newest first, and the number of all memories. */
  async list(ctx: RequestContext, offset: number, limit: number): Promise<{ memories: DeferredMemory[]; total: number }> {
    const [memories, total] = await Promise.all([
      this.memories.list(ctx, this.database, offset, limit),
      this.memories.count(ctx, this.database),
    ]);
    return { memories, total };
  }
}
