import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../../common/request-context.js';
import { Ctx } from '../../../http/auth.decorators.js';
import { Idempotent } from '../../idempotency/idempotent.decorator.js';
import { EraseRequest, ErasureResponse, toErasureResponse, toSubject } from './erasure.dto.js';
import { ErasureService } from './erasure.service.js';

/** `POST /v1/memory/erase`. */
@ApiTags('memory')
@Controller('v1/memory')
export class ErasureController {
  constructor(private readonly erasures: ErasureService) {}

  @Post('erase')
  @Idempotent()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Erase all memories of a subject',
    description:
      'For good: its memories with their vectors and history, its turns that wait in the queue, and answers that are ' +
      'remembered for an Idempotency-Key. `confirm` must equal the id. An entry in the audit stays, with the numbers and a ' +
      'digest of the id.',
  })
  @ApiOkResponse({ type: ErasureResponse })
  async eraseMemories(@Ctx() ctx: RequestContext, @Body() request: EraseRequest): Promise<ErasureResponse> {
    const { dry_run: dryRun } = request;
    const subject = toSubject(request);
    return toErasureResponse(await (dryRun ? this.erasures.count(ctx, subject) : this.erasures.erase(ctx, subject)), dryRun);
  }
}
