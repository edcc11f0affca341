import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx } from '../../http/auth.decorators.js';
import { RetrieveMemoriesRequest } from './dto/retrieve.dto.js';
import { StoreMemoryRequest } from './dto/store.dto.js';
import { toRetrieveResponse, toStoreResponse } from './memory.mapper.js';
import { RetrieveService } from './retrieve/retrieve.service.js';
import { StoreService } from './store/store.service.js';

@Controller('v1/memory')
export class MemoryController {
  constructor(
    private readonly storing: StoreService,
    private readonly retrieving: RetrieveService,
  ) {}

  @Post('store')
  @HttpCode(200)
  async storeMemory(@Ctx() ctx: RequestContext, @Body() request: StoreMemoryRequest) {
    return toStoreResponse(ctx, await this.storing.store(ctx, request));
  }

  @Post('retrieve')
  @HttpCode(200)
  async retrieveMemories(@Ctx() ctx: RequestContext, @Body() { query, top_k, min_score }: RetrieveMemoriesRequest) {
    return toRetrieveResponse(await this.retrieving.retrieve(ctx, { query, topK: top_k, minScore: min_score }));
  }
}
