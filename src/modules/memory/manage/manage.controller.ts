import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { RequestContext } from '../../../common/request-context.js';
import { ApiConflict, ApiNotFound, ApiPreconditionFailed, ApiTextRefused } from '../../../http/api-errors.js';
import { Ctx } from '../../../http/auth.decorators.js';
import { Idempotent } from '../../idempotency/idempotent.decorator.js';
import type { MemoryRecord } from '../records/record.types.js';
import { ArchiveService } from './archive.service.js';
import { DeletionService } from './deletion.service.js';
import { EditService } from './edit.service.js';
import { etagOf } from './etag.js';
import {
  ChangeMemoriesQuery,
  ChangeMemoriesRequest,
  HistoryQuery,
  ListMemoriesQuery,
  RestoreMemoryRequest,
  UpdateMemoryRequest,
} from './manage.dto.js';
import {
  toChangedResponse,
  toDeletedResponse,
  toDryRunResponse,
  toHistoryResponse,
  toMemoryListResponse,
  toMemoryResponse,
  toPatch,
} from './manage.mapper.js';
import { ManageService } from './manage.service.js';
import {
  ChangedMemoriesResponse,
  DeletedMemoriesResponse,
  HistoryResponse,
  MemoryListResponse,
  MemoryResponse,
} from './memory.response.js';
import { ApiMetaParameters, toFilter } from './memory-filter.dto.js';
import { idOf, MemoryPath } from './memory-path.dto.js';

const NO_MEMORY = 'Memory Not Found';
const ETAG = { ETag: { schema: { type: 'string' as const }, description: 'Another one after every change of text or meta.' } };

/** Documents the If-Match header, and the answer 412. */
const IfMatch = (): MethodDecorator => (target, key, descriptor) => {
  ApiHeader({ name: 'If-Match', required: false, description: 'Only if this is still its ETag.' })(target, key, descriptor);
  ApiPreconditionFailed('Precondition Failed')(target, key, descriptor);
};

/** `/v1/memory` and `/v1/memory/{id}`. */
@ApiTags('memory')
@Controller('v1/memory')
export class ManageController {
  constructor(
    private readonly manage: ManageService,
    private readonly edits: EditService,
    private readonly deletions: DeletionService,
    private readonly archives: ArchiveService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List memories',
    description:
      'The newest first, a page at a time: `next_cursor` leads to the next one, with the same filters. What is written ' +
      'meanwhile neither hides nor repeats what was there all along.',
  })
  @ApiMetaParameters()
  @ApiOkResponse({ type: MemoryListResponse })
  async listMemories(@Ctx() ctx: RequestContext, @Query() query: ListMemoriesQuery): Promise<MemoryListResponse> {
    return toMemoryListResponse(ctx, await this.manage.list(ctx, toFilter(query), query));
  }

  @Patch()
  @Idempotent()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Archive the memories that a filter fits, or bring them back',
    description:
      'All of them or none. Needs at least one filter and `confirm`, the number of memories that a call with `dry_run=true` ' +
      'counted; to bring memories back, `archived=true`.',
  })
  @ApiMetaParameters()
  @ApiOkResponse({ type: ChangedMemoriesResponse })
  @ApiConflict('The filter fits another number of memories by now, or a live memory says the same as one that would come back')
  async changeMemories(
    @Ctx() ctx: RequestContext,
    @Query() query: ChangeMemoriesQuery,
    @Body() { archived }: ChangeMemoriesRequest,
  ): Promise<ChangedMemoriesResponse> {
    const { dry_run, confirm = 0 } = query;
    const matched = dry_run
      ? await this.archives.count(ctx, toFilter(query), archived)
      : await this.archives.setArchived(ctx, toFilter(query), archived, confirm);
    return toChangedResponse(matched, dry_run);
  }

  @Delete()
  @Idempotent()
  @ApiOperation({
    summary: 'Delete the memories that a filter fits',
    description:
      'For good, all of them or none. Needs at least one filter (`archived` counts with `true` only), and `confirm`, the ' +
      'number of memories that a call with `dry_run=true` counted.',
  })
  @ApiMetaParameters()
  @ApiOkResponse({ type: DeletedMemoriesResponse })
  @ApiConflict('The filter fits another number of memories by now')
  async deleteMemories(@Ctx() ctx: RequestContext, @Query() query: ChangeMemoriesQuery): Promise<DeletedMemoriesResponse> {
    const { dry_run, confirm = 0 } = query;
    return dry_run
      ? toDryRunResponse(await this.deletions.countMatching(ctx, toFilter(query)))
      : toDeletedResponse(await this.deletions.deleteMatching(ctx, toFilter(query), confirm));
  }

  @Get(':memory_id')
  @ApiOperation({ summary: 'Get a memory', description: 'Live or archived. Does not count as an access.' })
  @ApiOkResponse({ type: MemoryResponse, headers: ETAG })
  @ApiNotFound(NO_MEMORY)
  async getMemory(@Ctx() ctx: RequestContext, @Param() path: MemoryPath, @Res({ passthrough: true }) reply: FastifyReply) {
    return answer(ctx, reply, await this.manage.get(ctx, idOf(path)));
  }

  @Patch(':memory_id')
  @ApiTextRefused()
  @Idempotent()
  @ApiOperation({
    summary: 'Change the text, the meta or the life time of a memory',
    description:
      'What it was stays in its history. A new text is read anew, as that of a store is, and counts as one against the quota; ' +
      'new meta alone does not.',
  })
  @IfMatch()
  @ApiOkResponse({ type: MemoryResponse, headers: ETAG })
  @ApiNotFound(NO_MEMORY)
  @ApiConflict('Another memory says the same already')
  async updateMemory(
    @Ctx() ctx: RequestContext,
    @Param() path: MemoryPath,
    @Body() patch: UpdateMemoryRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(ctx, reply, await this.edits.edit(ctx, idOf(path), toPatch(patch), ifMatch));
  }

  @Delete(':memory_id')
  @Idempotent()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete a memory',
    description: 'For good, with its vector and its history. That it was deleted is kept, not what it said.',
  })
  @IfMatch()
  @ApiNoContentResponse()
  @ApiNotFound(NO_MEMORY)
  deleteMemory(
    @Ctx() ctx: RequestContext,
    @Param() path: MemoryPath,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.deletions.delete(ctx, idOf(path), ifMatch);
  }

  @Get(':memory_id/history')
  @ApiOperation({
    summary: 'See what a memory was',
    description: 'A revision for every change of text or meta, the newest first.',
  })
  @ApiOkResponse({ type: HistoryResponse })
  @ApiNotFound(NO_MEMORY)
  async getMemoryHistory(
    @Ctx() ctx: RequestContext,
    @Param() path: MemoryPath,
    @Query() page: HistoryQuery,
  ): Promise<HistoryResponse> {
    return toHistoryResponse(await this.manage.history(ctx, idOf(path), page));
  }

  @Post(':memory_id/restore')
  @ApiTextRefused()
  @Idempotent()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Make a memory what it was in a revision',
    description:
      'Text, meta, importance, tags and time are those of the revision. What it was until now stays in its history. Another ' +
      'text counts as a store against the quota.',
  })
  @IfMatch()
  @ApiOkResponse({ type: MemoryResponse, headers: ETAG })
  @ApiNotFound('Memory or Revision Not Found')
  @ApiConflict('Another memory says the same already')
  async restoreMemory(
    @Ctx() ctx: RequestContext,
    @Param() path: MemoryPath,
    @Body() { revision }: RestoreMemoryRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(ctx, reply, await this.edits.restore(ctx, idOf(path), revision, ifMatch));
  }
}

function answer(ctx: RequestContext, reply: FastifyReply, record: MemoryRecord): MemoryResponse {
  reply.header('etag', etagOf(record));
  return toMemoryResponse(ctx, record);
}
