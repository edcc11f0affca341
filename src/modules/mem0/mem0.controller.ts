import { applyDecorators, Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx, Reads, Tokens } from '../../http/auth.decorators.js';
import { RequestBody } from '../../http/body.js';
import { EventsService } from '../events/events.service.js';
import { Idempotent } from '../idempotency/idempotent.decorator.js';
import { idOf, MemoryPath } from '../memory/manage/memory-path.dto.js';
import {
  Mem0AddRequest,
  Mem0BatchDeleteRequest,
  Mem0BatchUpdateRequest,
  Mem0EntitiesQuery,
  Mem0EntityPath,
  Mem0EventPath,
  Mem0ListRequest,
  Mem0PageQuery,
  Mem0SearchRequest,
  Mem0UpdateRequest,
  toWhere,
} from './mem0.dto.js';
import {
  subjectOf,
  toEntityFilter,
  toMem0Entities,
  toMem0Event,
  toMem0History,
  toMem0Hit,
  toMem0Memory,
  toMem0Page,
  toRemembered,
} from './mem0.mapper.js';
import {
  Mem0AddResponse,
  Mem0EntityListResponse,
  Mem0Error,
  Mem0EventResponse,
  Mem0HistoryItem,
  Mem0Memory,
  Mem0MessageResponse,
  Mem0PageResponse,
  Mem0PingResponse,
  Mem0SearchResponse,
} from './mem0.response.js';
import { Mem0Service } from './mem0.service.js';

const LIST_PATH = '/mem0/v3/memories/';

/** Documents the failures, of which every one is a Mem0Error. */
const Fails = (...statuses: number[]): MethodDecorator =>
  applyDecorators(...statuses.map((status) => ApiResponse({ status, type: Mem0Error, description: 'An error of mem0' })));

/** Takes a token of the rate limits for every ten memories of a batch. */
const BatchTokens = () =>
  Tokens((body) => Math.max(1, Math.ceil(((body as { memories?: unknown[] } | null)?.memories?.length ?? 0) / 10)));

/** The calls of mem0's clients. Their paths end with a slash, which may be left out. */
@ApiTags('mem0')
@Controller('mem0')
export class Mem0Controller {
  constructor(
    private readonly mem0: Mem0Service,
    private readonly events: EventsService,
  ) {}

  @Get('v1/ping')
  @ApiOperation({ summary: 'See whether the key is valid' })
  @ApiOkResponse({ type: Mem0PingResponse })
  pingMem0(@Ctx() { workspaceId }: RequestContext): Mem0PingResponse {
    return { status: 'ok', org_id: 'mnemonest', project_id: String(workspaceId), user_email: null };
  }

  @Post('v3/memories/add')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    summary: 'Remember what was said',
    description:
      'The messages become memories later, as those of `POST /v1/events` do; with `infer: false` at once, as they are.',
  })
  @ApiOkResponse({ type: Mem0AddResponse })
  @Fails(400)
  async addMem0Memories(@Ctx() ctx: RequestContext, @Body() request: Mem0AddRequest): Promise<Mem0AddResponse> {
    const messages = toRemembered(request);
    if (request.infer) {
      const event = await this.mem0.queue(ctx, messages, request.run_id ?? undefined);
      return { message: 'The messages are queued', status: 'PENDING', event_id: String(event), results: [] };
    }
    const added = await this.mem0.store(ctx, messages);
    const results = added.map(({ id, text, isNew }) => ({
      id: String(id),
      data: { memory: text },
      event: isNew ? 'ADD' : 'NONE',
    }));
    return { message: 'The messages are stored', status: 'SUCCEEDED', event_id: null, results };
  }

  @Post('v3/memories/search')
  @Reads()
  @HttpCode(200)
  @ApiOperation({ summary: 'Find memories that fit a query', description: 'The best first.' })
  @ApiOkResponse({ type: Mem0SearchResponse })
  @Fails(400)
  async searchMem0Memories(@Ctx() ctx: RequestContext, @Body() request: Mem0SearchRequest): Promise<Mem0SearchResponse> {
    const { query, top_k, threshold } = request;
    return { results: (await this.mem0.search(ctx, query, toWhere(request), top_k, threshold)).map(toMem0Hit) };
  }

  @Post('v3/memories')
  @Reads()
  @HttpCode(200)
  @ApiOperation({ summary: 'List memories', description: 'The newest first, by the number of the page.' })
  @ApiOkResponse({ type: Mem0PageResponse })
  @Fails(400)
  async listMem0Memories(
    @Ctx() ctx: RequestContext,
    @Query() { page, page_size }: Mem0PageQuery,
    @Body() request: Mem0ListRequest,
  ): Promise<Mem0PageResponse> {
    return toMem0Page(await this.mem0.page(ctx, toWhere(request), page, page_size), LIST_PATH, page, page_size);
  }

  @Get('v1/memories/:memory_id')
  @ApiOperation({ summary: 'Get a memory' })
  @ApiOkResponse({ type: Mem0Memory })
  @Fails(400, 404)
  async getMem0Memory(@Ctx() ctx: RequestContext, @Param() path: MemoryPath): Promise<Mem0Memory> {
    return toMem0Memory(await this.mem0.get(ctx, idOf(path)));
  }

  @Put('v1/memories/:memory_id')
  @Idempotent()
  @ApiOperation({ summary: 'Change a memory', description: 'What it was stays in its history.' })
  @ApiOkResponse({ type: Mem0Memory })
  @Fails(400, 404, 409)
  async updateMem0Memory(
    @Ctx() ctx: RequestContext,
    @Param() path: MemoryPath,
    @Body() { text, metadata, expiration_date: expiresAt }: Mem0UpdateRequest,
  ): Promise<Mem0Memory> {
    const patch = { text: text ?? undefined, meta: metadata ?? undefined, expiresAt };
    return toMem0Memory(await this.mem0.update(ctx, idOf(path), patch));
  }

  @Delete('v1/memories/:memory_id')
  @Idempotent()
  @ApiOperation({ summary: 'Delete a memory', description: 'For good, with its history.' })
  @ApiOkResponse({ type: Mem0MessageResponse })
  @Fails(400, 404)
  async deleteMem0Memory(@Ctx() ctx: RequestContext, @Param() path: MemoryPath): Promise<Mem0MessageResponse> {
    await this.mem0.delete(ctx, idOf(path));
    return { message: 'Memory deleted successfully!' };
  }

  @Delete('v1/memories')
  @Idempotent()
  @ApiOperation({ summary: 'Delete the memories of entities', description: 'For good. `*` stands for any.' })
  @ApiOkResponse({ type: Mem0MessageResponse })
  @Fails(400, 409)
  async deleteMem0Memories(@Ctx() ctx: RequestContext, @Query() entities: Mem0EntitiesQuery): Promise<Mem0MessageResponse> {
    const deleted = await this.mem0.deleteAll(ctx, toEntityFilter(entities));
    return { message: `Memories deleted successfully! (${deleted})` };
  }

  @Get('v1/memories/:memory_id/history')
  @ApiOperation({ summary: 'See what a memory was', description: 'The oldest first.' })
  @ApiOkResponse({ type: [Mem0HistoryItem] })
  @Fails(400, 404)
  async getMem0History(@Ctx() ctx: RequestContext, @Param() path: MemoryPath): Promise<Mem0HistoryItem[]> {
    const { record, stages } = await this.mem0.history(ctx, idOf(path));
    return toMem0History(record, stages);
  }

  @Put('v1/batch')
  @Idempotent()
  @BatchTokens()
  @ApiOperation({ summary: 'Change the texts of memories', description: 'One after the other: the first failure ends it.' })
  @ApiOkResponse({ type: Mem0MessageResponse })
  @Fails(400, 404, 409)
  async updateMem0Batch(@Ctx() ctx: RequestContext, @Body() { memories }: Mem0BatchUpdateRequest): Promise<Mem0MessageResponse> {
    await this.mem0.updateAll(ctx, memories);
    return { message: `Successfully updated ${memories.length} memories` };
  }

  @Delete('v1/batch')
  @Idempotent()
  @BatchTokens()
  @RequestBody({ mode: 'read' })
  @ApiOperation({ summary: 'Delete memories', description: 'One after the other: the first failure ends it.' })
  @ApiOkResponse({ type: Mem0MessageResponse })
  @Fails(400, 404)
  async deleteMem0Batch(@Ctx() ctx: RequestContext, @Body() { memories }: Mem0BatchDeleteRequest): Promise<Mem0MessageResponse> {
    await this.mem0.deleteEach(
      ctx,
      memories.map(({ id }) => id),
    );
    return { message: `Successfully deleted ${memories.length} memories` };
  }

  @Get('v1/entities')
  @ApiOperation({ summary: 'List users, agents and runs', description: 'Those that the newest 10,000 memories name.' })
  @ApiOkResponse({ type: Mem0EntityListResponse })
  async listMem0Entities(@Ctx() ctx: RequestContext): Promise<Mem0EntityListResponse> {
    return toMem0Entities(await this.mem0.entities(ctx));
  }

  @Delete('v2/entities/:type/:id')
  @Idempotent()
  @ApiOperation({ summary: 'Erase a user, an agent or a run', description: 'All that is stored of it, queued messages too.' })
  @ApiOkResponse({ type: Mem0MessageResponse })
  @Fails(400, 404)
  async eraseMem0Entity(@Ctx() ctx: RequestContext, @Param() { type, id }: Mem0EntityPath): Promise<Mem0MessageResponse> {
    const field = subjectOf(type);
    if (!field) throw new AppError('not_found', { detail: 'There are entities of the types user, agent and run' });
    await this.mem0.erase(ctx, { field, id });
    return { message: 'Entity deleted successfully!' };
  }

  @Get('v1/event/:event_id')
  @ApiOperation({ summary: 'See what became of messages' })
  @ApiOkResponse({ type: Mem0EventResponse })
  @Fails(400, 404)
  async getMem0Event(@Ctx() ctx: RequestContext, @Param() { event_id }: Mem0EventPath): Promise<Mem0EventResponse> {
    return toMem0Event(await this.events.get(ctx, event_id));
  }
}
