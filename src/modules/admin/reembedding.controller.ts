import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiConflict } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { ReembeddingService } from '../embeddings/reembedding.service.js';
import { StartReembeddingRequest } from './dto/reembedding.dto.js';
import { ReembeddingResponse } from './dto/reembedding.response.js';
import { toReembeddingResponse, toWantedModel } from './reembedding.mapper.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/reembedding')
export class AdminReembeddingController {
  constructor(private readonly reembedding: ReembeddingService) {}

  @Get()
  @ApiOperation({ summary: 'How far the re-embedding is', description: 'The last one where none is under way.' })
  @ApiOkResponse({ type: ReembeddingResponse })
  async getReembedding(): Promise<ReembeddingResponse> {
    return toReembeddingResponse(await this.reembedding.progress());
  }

  @Post()
  @AdminWrite('reembedding.started')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Embed all memories with another model',
    description:
      'Or with the present one again. The service goes on answering: a workspace is searched with its old vectors until all ' +
      'its memories have new ones. A service that is stopped or killed meanwhile goes on at its next start.',
  })
  @ApiAcceptedResponse({ type: ReembeddingResponse })
  @ApiConflict('A re-embedding with another model is under way')
  async startReembedding(@Body() wanted: StartReembeddingRequest): Promise<ReembeddingResponse> {
    return toReembeddingResponse(await this.reembedding.start(toWantedModel(wanted)));
  }

  @Delete()
  @AdminWrite('reembedding.abandoned')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Abandon the re-embedding',
    description: 'Workspaces that were switched go back to the old model, and the new vectors are removed.',
  })
  @ApiAcceptedResponse({ type: ReembeddingResponse })
  @ApiConflict('No re-embedding is under way that could be abandoned')
  async abandonReembedding(): Promise<ReembeddingResponse> {
    return toReembeddingResponse(await this.reembedding.abandon());
  }
}
