import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../common/request-context.js';
import { ApiConflict, ApiNotFound } from '../../http/api-errors.js';
import { Ctx, WholeWorkspace } from '../../http/auth.decorators.js';
import { Idempotent } from '../idempotency/idempotent.decorator.js';
import { RecommendationPath, RecommendationsQuery } from './recommendation.dto.js';
import { toRecommendationListResponse, toRecommendationResponse } from './recommendation.mapper.js';
import { RecommendationListResponse, RecommendationResponse } from './recommendation.response.js';
import { RecommendationService } from './recommendation.service.js';

const NOT_FOUND = 'Recommendation Not Found';

/** `/v1/optimize/recommendations`. */
@ApiTags('optimize')
@WholeWorkspace()
@Controller('v1/optimize/recommendations')
export class RecommendationsController {
  constructor(private readonly service: RecommendationService) {}

  @Get()
  @ApiOperation({
    summary: 'See what could be better',
    description:
      'What the last runs found: memories that say the same, contradict each other, are too long, over or out of use. The ' +
      'newest first, a page at a time; what no longer holds is left out.',
  })
  @ApiOkResponse({ type: RecommendationListResponse })
  async listRecommendations(
    @Ctx() ctx: RequestContext,
    @Query() query: RecommendationsQuery,
  ): Promise<RecommendationListResponse> {
    return toRecommendationListResponse(await this.service.page(ctx, query));
  }

  @Get(':recommendation_id')
  @ApiOperation({ summary: 'Get a recommendation' })
  @ApiOkResponse({ type: RecommendationResponse })
  @ApiNotFound(NOT_FOUND)
  async getRecommendation(@Ctx() ctx: RequestContext, @Param() path: RecommendationPath): Promise<RecommendationResponse> {
    return toRecommendationResponse(await this.service.get(ctx, path.recommendation_id));
  }

  @Post(':recommendation_id/apply')
  @Idempotent()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Carry a recommendation out',
    description: 'What the memories were stays in their history; nothing is deleted. Takes no unit of a quota.',
  })
  @ApiOkResponse({ type: RecommendationResponse })
  @ApiNotFound(NOT_FOUND)
  @ApiConflict('It is not open, or a memory has changed since')
  async applyRecommendation(@Ctx() ctx: RequestContext, @Param() path: RecommendationPath): Promise<RecommendationResponse> {
    return toRecommendationResponse(await this.service.apply(ctx, path.recommendation_id));
  }

  @Post(':recommendation_id/undo')
  @Idempotent()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take a recommendation back that was carried out',
    description: 'The memories are what they were before, and the recommendation is open again.',
  })
  @ApiOkResponse({ type: RecommendationResponse })
  @ApiNotFound(NOT_FOUND)
  @ApiConflict('It is not applied, or a memory has changed since')
  async undoRecommendation(@Ctx() ctx: RequestContext, @Param() path: RecommendationPath): Promise<RecommendationResponse> {
    return toRecommendationResponse(await this.service.undo(ctx, path.recommendation_id));
  }

  @Post(':recommendation_id/dismiss')
  @Idempotent()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Turn a recommendation down',
    description: 'It is not made again for these texts. Of a contradiction, both memories hold then.',
  })
  @ApiOkResponse({ type: RecommendationResponse })
  @ApiNotFound(NOT_FOUND)
  @ApiConflict('It is not open')
  async dismissRecommendation(@Ctx() ctx: RequestContext, @Param() path: RecommendationPath): Promise<RecommendationResponse> {
    return toRecommendationResponse(await this.service.dismiss(ctx, path.recommendation_id));
  }
}
