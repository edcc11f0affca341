import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiConflict, ApiNotFound } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { PageQuery } from '../../http/page.dto.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { CreateWebhookRequest, WebhookPath } from './webhook.dto.js';
import { toIssuedWebhook, toNewWebhook, toWebhookList } from './webhook.mapper.js';
import { IssuedWebhookResponse, WebhookListResponse } from './webhook.response.js';
import { WebhookService } from './webhook.service.js';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1/workspaces/:id/webhooks')
export class WorkspaceWebhooksController {
  constructor(private readonly webhooks: WebhookService) {}

  @Post()
  @AdminWrite('webhook.created')
  @ApiOperation({
    summary: 'Make a webhook of a workspace',
    description: 'Deliveries are signed after Standard Webhooks with the secret, which is shown only in this answer.',
  })
  @ApiCreatedResponse({ type: IssuedWebhookResponse })
  @ApiNotFound('Workspace Not Found')
  @ApiConflict('The workspace has as many webhooks as it may')
  async createWebhook(@Param() { id }: WebhookPath, @Body() request: CreateWebhookRequest): Promise<IssuedWebhookResponse> {
    return toIssuedWebhook(await this.webhooks.create(id, toNewWebhook(request)));
  }

  @Get()
  @ApiOperation({ summary: 'List the webhooks of a workspace' })
  @ApiOkResponse({ type: WebhookListResponse })
  async listWebhooks(@Param() { id }: WebhookPath, @Query() page: PageQuery): Promise<WebhookListResponse> {
    return toWebhookList(await this.webhooks.list(id, page));
  }
}
