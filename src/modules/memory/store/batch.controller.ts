import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/request-context.js';
import { Ctx, Tokens } from '../../../http/auth.decorators.js';
import { Idempotent } from '../../idempotency/idempotent.decorator.js';
import { StoreBatchRequest, StoreBatchResponse } from './batch.dto.js';
import { toBatchResponse, tokensOfBatch, validMemoriesOf } from './batch.mapper.js';
import { BatchService } from './batch.service.js';

/** `POST /v1/memory/store/batch`. */
@ApiTags('memory')
@Controller('v1/memory/store/batch')
export class BatchController {
  constructor(private readonly batches: BatchService) {}

  @Post()
  @HttpCode(200)
  @Idempotent()
  @Tokens(tokensOfBatch)
  @ApiOperation({
    summary: 'Remember several texts',
    description:
      'Each one as by a store of its own, in their order: it has its own result, takes its own unit of the quota, and is ' +
      'compared with those before it. One that fails keeps no other from being stored. The call takes a token of the ' +
      'rate limits for every ten texts.',
  })
  @ApiOkResponse({ type: StoreBatchResponse })
  async storeBatch(@Ctx() ctx: RequestContext, @Body() { memories }: StoreBatchRequest): Promise<StoreBatchResponse> {
    return toBatchResponse(ctx, memories, await this.batches.store(ctx, validMemoriesOf(memories)));
  }
}
