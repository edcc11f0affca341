import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { memoryOf, uuidOf } from './memory-uuid.js';

/** Converts between the ids of memories and their UUIDs, which are constant for the lifetime of the database. */
@Injectable()
export class MemoryIds implements OnModuleInit {
  private key = '';

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    const [installation] = await this.database.query<{ id: string }>(null, 'SELECT id FROM installation', []);
    if (!installation) throw new Error('the database has no installation id');
    this.key = installation.id;
  }

  toUuid({ workspaceId }: RequestContext, memoryId: number): string {
    return uuidOf(this.key, { workspaceId, memoryId });
  }

  /** @throws AppError `memory_not_found` if the UUID cannot belong to a memory of the caller */
  fromUuid({ workspaceId }: RequestContext, uuid: string): number {
    const memory = memoryOf(this.key, uuid);
    if (memory?.workspaceId !== workspaceId) throw new AppError('memory_not_found');
    return memory.memoryId;
  }
}
