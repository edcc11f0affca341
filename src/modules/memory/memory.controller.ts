import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx } from '../../http/auth.decorators.js';
import { Idempotent } from '../idempotency/idempotent.decorator.js';
import { toQuery, toRetrieveResponse, toStoreResponse } from './memory.mapper.js';
import { MemoryService } from './memory.service.js';
import { RetrieveMemoriesRequest } from './retrieve/retrieve.dto.js';
import { RetrieveMemoriesResponse } from './retrieve/retrieve.response.js';
import { StoreMemoryRequest } from './store/store.dto.js';
import { StoreMemoryResponse } from './store/store.response.js';

@ApiTags('memory')
@Controller('v1/memory')
export class MemoryController {
  constructor(private readonly memories: MemoryService) {}

  @Post('store')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    summary: 'Remember a text',
    description:
      'Keeps what was learnt. Secrets are cut out of the text first, or the text is refused with `pii_rejected`; a text that is known already is not kept twice. It can be retrieved as soon as this call has answered.',
  })
  @ApiOkResponse({ type: StoreMemoryResponse })
  async storeMemory(@Ctx() ctx: RequestContext, @Body() request: StoreMemoryRequest): Promise<StoreMemoryResponse> {
    return toStoreResponse(ctx, await this.memories.store(ctx, request));
  }

  @Post('retrieve')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Find memories that fit a query',
    description: 'The best first. Nothing that is less similar than `min_score` is returned; an empty list is no error.',
  })
  @ApiOkResponse({ type: RetrieveMemoriesResponse })
  async retrieveMemories(
    @Ctx() ctx: RequestContext,
    @Body() request: RetrieveMemoriesRequest,
  ): Promise<RetrieveMemoriesResponse> {
    return toRetrieveResponse(await this.memories.retrieve(ctx, toQuery(request)));
  }
}
