import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/request-context.js';
import { ApiTextRefused } from '../../../http/api-errors.js';
import { Ctx, Reads } from '../../../http/auth.decorators.js';
import { RetrieveMemoriesRequest } from './retrieve.dto.js';
import { toQuery, toRetrieveResponse } from './retrieve.mapper.js';
import { RetrieveMemoriesResponse } from './retrieve.response.js';
import { RetrieveService } from './retrieve.service.js';

/** `POST /v1/memory/retrieve`. */
@ApiTags('memory')
@Controller('v1/memory')
export class RetrieveController {
  constructor(private readonly memories: RetrieveService) {}

  @Post('retrieve')
  @ApiTextRefused()
  @Reads()
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
