import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx, Foreign, Reads } from '../../http/auth.decorators.js';
import { RequestBody } from '../../http/body.js';
import { Idempotent } from '../idempotency/idempotent.decorator.js';
import { toMatch, toMemoryList, toMemoryObject, toUsage } from './azen.mapper.js';
import { AzenService } from './azen.service.js';
import { AzenKeyGuard } from './azen-key.guard.js';
import { AzenErrors } from './error.response.js';
import { JsonBodyInterceptor } from './json-body.interceptor.js';
import { AzenMemoryPath, CreateAzenMemoryRequest, SearchAzenMemoriesRequest } from './memory.dto.js';
import {
  AzenCreatedResponse,
  AzenDeletedResponse,
  AzenMemoryListResponse,
  AzenMemoryResponse,
  AzenSearchResponse,
} from './memory.response.js';
import { MemoryIds } from './memory-ids.service.js';
import { pageOf } from './page.js';
import { AzenUsageInterceptor, Counted } from './usage.interceptor.js';
import { AzenUsageResponse } from './usage.response.js';
import { AzenUsageService } from './usage.service.js';

@ApiTags('azen')
@ApiSecurity('AzenApiKey')
@Foreign()
@UseGuards(AzenKeyGuard)
@UseInterceptors(AzenUsageInterceptor, JsonBodyInterceptor)
@Controller('api/v1')
export class AzenController {
  constructor(
    private readonly azen: AzenService,
    private readonly ids: MemoryIds,
    private readonly usage: AzenUsageService,
  ) {}

  @Post('memory')
  @Idempotent()
  @Counted('memory_create')
  @RequestBody({ mode: 'bytes' })
  @ApiOperation({ summary: 'Create a memory', description: 'It can be found as soon as its `embedded` is true.' })
  @ApiCreatedResponse({ type: AzenCreatedResponse })
  @AzenErrors(400, 409, 413)
  async createAzenMemory(@Ctx() ctx: RequestContext, @Body() { text }: CreateAzenMemoryRequest): Promise<AzenCreatedResponse> {
    const { id, createdAt } = await this.azen.create(ctx, text);
    return { status: 'success', memoryId: this.ids.toUuid(ctx, id), createdAt, embedding: 'processing' };
  }

  @Get('memory')
  @ApiOperation({ summary: 'List memories', description: 'The newest first. Numbers out of their bounds are brought into them.' })
  @ApiQuery({ name: 'per', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } })
  @ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 1, default: 1 } })
  @ApiOkResponse({ type: AzenMemoryListResponse })
  @AzenErrors()
  async listAzenMemories(@Ctx() ctx: RequestContext, @Query() query: Record<string, unknown>): Promise<AzenMemoryListResponse> {
    const page = pageOf(query);
    const { memories, total } = await this.azen.list(ctx, page);
    return toMemoryList(
      memories.map((memory) => toMemoryObject(this.ids.toUuid(ctx, memory.id), memory)),
      page,
      total,
    );
  }

  @Get('memory/:id')
  @ApiOperation({ summary: 'Get a memory' })
  @ApiOkResponse({ type: AzenMemoryResponse })
  @AzenErrors(400, 404)
  async getAzenMemory(@Ctx() ctx: RequestContext, @Param() { id }: AzenMemoryPath): Promise<AzenMemoryResponse> {
    const memory = await this.azen.get(ctx, this.ids.fromUuid(ctx, id));
    return { status: 'success', memory: toMemoryObject(this.ids.toUuid(ctx, memory.id), memory) };
  }

  @Delete('memory/:id')
  @Idempotent()
  @ApiOperation({ summary: 'Delete a memory', description: 'For good, with its vectors.' })
  @ApiOkResponse({ type: AzenDeletedResponse })
  @AzenErrors(400, 404, 409)
  async deleteAzenMemory(@Ctx() ctx: RequestContext, @Param() { id }: AzenMemoryPath): Promise<AzenDeletedResponse> {
    const memoryId = this.ids.fromUuid(ctx, id);
    await this.azen.delete(ctx, memoryId);
    return {
      status: 'success',
      deleted: true,
      memoryId: this.ids.toUuid(ctx, memoryId),
      message: 'Memory deleted successfully',
    };
  }

  @Post('memory/search')
  @Reads()
  @HttpCode(200)
  @Counted('memory_search')
  @RequestBody({ mode: 'bytes' })
  @ApiOperation({ summary: 'Find memories that fit a query', description: 'The best first, however little they fit.' })
  @ApiOkResponse({ type: AzenSearchResponse })
  @AzenErrors(400, 413)
  async searchAzenMemories(
    @Ctx() ctx: RequestContext,
    @Body() { query, topK }: SearchAzenMemoriesRequest,
  ): Promise<AzenSearchResponse> {
    const { memories, hits } = await this.azen.search(ctx, query, topK);
    return {
      status: 'success',
      memories: memories.map((memory) => toMemoryObject(this.ids.toUuid(ctx, memory.id), memory)),
      rawMatches: hits.map((hit) => toMatch(this.ids.toUuid(ctx, hit.memoryId), hit)),
    };
  }

  @Get('usage')
  @ApiOperation({
    summary: 'See what was called in the last 30 days',
    description: 'By all keys of the workspace; creates and searches.',
  })
  @ApiOkResponse({ type: AzenUsageResponse })
  @AzenErrors()
  async getAzenUsage(@Ctx() ctx: RequestContext): Promise<AzenUsageResponse> {
    return toUsage(await this.usage.lastDays(ctx));
  }
}
