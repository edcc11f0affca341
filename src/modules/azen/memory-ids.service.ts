import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { Sql } from '../../database/sql.js';
import { memoryOf, uuidOf } from './memory-uuid.js';

/** The UUIDs of memories: the same ones for as long as the database is. */
@Injectable()
export class MemoryIds implements OnModuleInit {
  private key = '';

  constructor(private readonly sql: Sql) {}

  async onModuleInit(): Promise<void> {
    const [installation] = await this.sql.query<{ id: string }>(null, 'SELECT id FROM installation', []);
    if (!installation) throw new Error('the database has no installation id');
    this.key = installation.id;
  }

  toUuid({ workspaceId }: RequestContext, memoryId: number): string {
    return uuidOf(this.key, { workspaceId, memoryId });
  }

  /** @throws AppError `memory_not_found` if it can be none of the caller's */
  fromUuid({ workspaceId }: RequestContext, uuid: string): number {
    const name = memoryOf(this.key, uuid);
    if (name?.workspaceId !== workspaceId) throw new AppError('memory_not_found');
    return name.memoryId;
  }
}
