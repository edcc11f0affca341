import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiConflict } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { PageQuery } from '../../http/page.dto.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { PlanService } from '../workspaces/plan.service.js';
import { toNewPlan, toPlanChanges, toPlanListResponse, toPlanResponse } from './admin.mapper.js';
import { AdminService } from './admin.service.js';
import { CreatePlanRequest, UpdatePlanRequest } from './dto/plan.dto.js';
import { PlanListResponse, PlanResponse } from './dto/plan.response.js';

/** Documents the code as any string: one that cannot be a plan's code answers 404, not 422. */
const ApiCode = () => ApiParam({ name: 'code', schema: { type: 'string', title: 'Code' } });

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/plans')
export class AdminPlansController {
  constructor(
    private readonly plans: PlanService,
    private readonly admin: AdminService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the plans' })
  @ApiOkResponse({ type: PlanListResponse })
  async listPlans(@Query() page: PageQuery): Promise<PlanListResponse> {
    return toPlanListResponse(await this.plans.list(page));
  }

  @Post()
  @AdminWrite('plan.created')
  @ApiOperation({ summary: 'Make a plan' })
  @ApiCreatedResponse({ type: PlanResponse })
  @ApiConflict('There is a plan with this code')
  async createPlan(@Body() request: CreatePlanRequest): Promise<PlanResponse> {
    return toPlanResponse(await this.admin.createPlan(toNewPlan(request)));
  }

  @Get(':code')
  @ApiCode()
  @ApiOperation({ summary: 'Show a plan' })
  @ApiOkResponse({ type: PlanResponse })
  async getPlan(@Param('code') code: string): Promise<PlanResponse> {
    return toPlanResponse(await this.plans.find(code));
  }

  @Patch(':code')
  @AdminWrite('plan.updated')
  @ApiCode()
  @ApiOperation({
    summary: 'Change a plan for all its subscribers',
    description: 'Fields that are absent stay as they are. The code never changes.',
  })
  @ApiOkResponse({ type: PlanResponse })
  async updatePlan(@Param('code') code: string, @Body() request: UpdatePlanRequest): Promise<PlanResponse> {
    return toPlanResponse(await this.admin.updatePlan(code, toPlanChanges(request)));
  }
}
