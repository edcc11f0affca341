import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiConflict, ApiNotFound } from '../../http/api-errors.js';
import { AdminOnly } from '../../http/auth.decorators.js';
import { NoFields } from '../../http/no-fields.js';
import { AdminWrite } from '../audit/admin-write.decorator.js';
import { DeliveryService } from './delivery.service.js';
import { DeliveryPath, ListDeliveriesQuery, UpdateWebhookRequest, WebhookPath } from './webhook.dto.js';
import { toDeliveryList, toDeliveryResponse, toIssuedWebhook, toWebhookChanges, toWebhookResponse } from './webhook.mapper.js';
import { DeliveryListResponse, DeliveryResponse, IssuedWebhookResponse, WebhookResponse } from './webhook.response.js';
import { WebhookService } from './webhook.service.js';

const UNKNOWN = 'Webhook Not Found';

@ApiTags('admin')
@AdminOnly()
@Controller('admin/v1')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhookService,
    private readonly deliveries: DeliveryService,
  ) {}

  @Get('webhooks/:id')
  @ApiOperation({ summary: 'Show a webhook' })
  @ApiOkResponse({ type: WebhookResponse })
  @ApiNotFound(UNKNOWN)
  async getWebhook(@Param() { id }: WebhookPath): Promise<WebhookResponse> {
    return toWebhookResponse(await this.webhooks.find(id));
  }

  @Patch('webhooks/:id')
  @AdminWrite('webhook.updated')
  @ApiOperation({
    summary: 'Change a webhook',
    description: 'Fields that are absent stay as they are. One that is enabled again goes on with the deliveries that wait.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  @ApiNotFound(UNKNOWN)
  async updateWebhook(@Param() { id }: WebhookPath, @Body() request: UpdateWebhookRequest): Promise<WebhookResponse> {
    return toWebhookResponse(await this.webhooks.update(id, toWebhookChanges(request)));
  }

  @Delete('webhooks/:id')
  @AdminWrite('webhook.deleted')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a webhook with its deliveries' })
  @ApiNoContentResponse()
  @ApiNotFound(UNKNOWN)
  deleteWebhook(@Param() { id }: WebhookPath): Promise<void> {
    return this.webhooks.delete(id);
  }

  @Post('webhooks/:id/rotate-secret')
  @AdminWrite('webhook.secret_rotated')
  @NoFields()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Give a webhook a new secret',
    description: 'The old secret signs along for 24 hours; one that was rotated before does not any more.',
  })
  @ApiOkResponse({ type: IssuedWebhookResponse })
  @ApiNotFound(UNKNOWN)
  async rotateWebhookSecret(@Param() { id }: WebhookPath): Promise<IssuedWebhookResponse> {
    return toIssuedWebhook(await this.webhooks.rotateSecret(id));
  }

  @Post('webhooks/:id/test')
  @AdminWrite('webhook.tested')
  @NoFields()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send a test to a webhook',
    description: 'A `webhook.test` is sent at once, beside the queue and without retries; the answer says what became of it.',
  })
  @ApiOkResponse({ type: DeliveryResponse })
  @ApiNotFound(UNKNOWN)
  async testWebhook(@Param() { id }: WebhookPath): Promise<DeliveryResponse> {
    return toDeliveryResponse(await this.deliveries.test(id));
  }

  @Get('webhooks/:id/deliveries')
  @ApiOperation({ summary: 'List the deliveries of a webhook', description: 'The newest first.' })
  @ApiOkResponse({ type: DeliveryListResponse })
  @ApiNotFound(UNKNOWN)
  async listDeliveries(@Param() { id }: WebhookPath, @Query() query: ListDeliveriesQuery): Promise<DeliveryListResponse> {
    return toDeliveryList(await this.deliveries.list(id, query.state, query));
  }

  @Post('deliveries/:id/replay')
  @AdminWrite('delivery.replayed')
  @NoFields()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Deliver an event again',
    description: 'As a new delivery of the same event, behind those that wait.',
  })
  @ApiAcceptedResponse({ type: DeliveryResponse })
  @ApiNotFound('Delivery Not Found')
  @ApiConflict('It waits already, its webhook is disabled, or its event is no longer kept')
  async replayDelivery(@Param() { id }: DeliveryPath): Promise<DeliveryResponse> {
    return toDeliveryResponse(await this.deliveries.replay(id));
  }
}
