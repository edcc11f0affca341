import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/request-context.js';
import { ApiTextRefused } from '../../../http/api-errors.js';
import { Ctx } from '../../../http/auth.decorators.js';
import { Idempotent } from '../../idempotency/idempotent.decorator.js';
import { StoreMemoryRequest } from './store.dto.js';
import { toStoreResponse, toSubmission } from './store.mapper.js';
import { StoreMemoryResponse } from './store.response.js';
import { StoreService } from './store.service.js';

/** `POST /v1/memory/store`. */
@ApiTags('memory')
@Controller('v1/memory')
export class StoreController {
  constructor(private readonly memories: StoreService) {}

  @Post('store')
  @ApiTextRefused()
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    summary: 'Remember a text',
    description:
      'Keeps what was learnt. Secrets are cut out of the text first, or the text is refused with `pii_rejected`; a text that ' +
      'is known already is not kept twice. It can be retrieved as soon as this call has answered.',
  })
  // /docs would fill in both forms of a life time, of which only one is allowed.
  @ApiBody({ type: StoreMemoryRequest, examples: { fact: { value: { text: 'The customer prefers PDF invoices.' } } } })
  @ApiOkResponse({ type: StoreMemoryResponse })
  async storeMemory(@Ctx() ctx: RequestContext, @Body() request: StoreMemoryRequest): Promise<StoreMemoryResponse> {
    return toStoreResponse(ctx, await this.memories.store(ctx, toSubmission(request)));
  }
}
