import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RequestContext } from '../../common/request-context.js';
import { Ctx } from '../../http/auth.decorators.js';
import { Idempotent } from '../idempotency/idempotent.decorator.js';
import { EventPath, ListEventsQuery, SubmitEventsRequest } from './events.dto.js';
import { toEventList, toEventStatus, toSubmitted } from './events.mapper.js';
import { EventListResponse, EventStatusResponse, SubmitEventsResponse } from './events.response.js';
import { EventsService } from './events.service.js';

@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Post()
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({
    summary: 'Hand over a conversation to be remembered',
    description:
      'Queues turns of a conversation and answers at once. Each that states something becomes a memory as if it had been ' +
      'stored, secrets cut out and known facts recognised; greetings, small talk, offers and questions are dropped. ' +
      'An answer keeps its question as `in_reply_to` in its meta, by which it is found as well. ' +
      'Turns of one `source` are worked on in order.',
  })
  @ApiAcceptedResponse({ type: SubmitEventsResponse })
  async submitEvents(
    @Ctx() ctx: RequestContext,
    @Body() { source, events, extract, ...common }: SubmitEventsRequest,
  ): Promise<SubmitEventsResponse> {
    return toSubmitted(await this.events.submit(ctx, source, events, common, extract), events.length);
  }

  @Get()
  @ApiOperation({
    summary: 'List the conversations that were handed over',
    description: 'The newest first, with how many of their turns became what; for seven days after the last one is done.',
  })
  @ApiOkResponse({ type: EventListResponse })
  async listEvents(@Ctx() ctx: RequestContext, @Query() query: ListEventsQuery): Promise<EventListResponse> {
    return toEventList(await this.events.list(ctx, query, query));
  }

  @Get(':event_id')
  @ApiOperation({
    summary: 'See what became of a conversation',
    description: 'How far its turns are and what they became; for seven days after the last one is done.',
  })
  @ApiOkResponse({ type: EventStatusResponse })
  @ApiNotFoundResponse({ description: 'Not Found', schema: { $ref: '#/components/schemas/ErrorDetail' } })
  async getEvent(@Ctx() ctx: RequestContext, @Param() { event_id }: EventPath): Promise<EventStatusResponse> {
    return toEventStatus(await this.events.get(ctx, event_id));
  }
}
