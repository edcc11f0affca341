import { Injectable } from '@nestjs/common';
import { OutboundClient, OutboundFailure } from '../../providers/outbound/outbound-client.js';
import { deliveryBody, memoryOf } from './delivery-body.js';
import { wireEventId } from './event-id.js';
import { MemoryTextRepository } from './memory-text.repository.js';
import { signedHeaders } from './signature.js';
import type { AttemptResult, DueEvent, Endpoint } from './webhook.types.js';

/** Sends events to webhooks: one attempt at a time. */
@Injectable()
export class DeliverySender {
  constructor(
    private readonly client: OutboundClient,
    private readonly texts: MemoryTextRepository,
  ) {}

  /** Sends an event once. An answer of 200 to 299 means that it was taken. */
  async send({ url, includeText, secrets }: Endpoint, event: DueEvent): Promise<AttemptResult> {
    const body = await this.bodyOf(event, includeText);
    const headers = { 'user-agent': 'Mnemonest', ...signedHeaders(secrets, wireEventId(event), new Date(), body) };
    try {
      const statusCode = await this.client.post(url, headers, body);
      const delivered = statusCode >= 200 && statusCode < 300;
      return { delivered, statusCode, error: delivered ? null : refusalOf(statusCode) };
    } catch (error) {
      if (!(error instanceof OutboundFailure)) throw error;
      return { delivered: false, statusCode: null, error: error.message };
    }
  }

  private async bodyOf(event: DueEvent, includeText: boolean): Promise<string> {
    const memoryId = includeText ? memoryOf(event) : undefined;
    const memory = memoryId === undefined ? undefined : ((await this.texts.find(event.workspaceId, memoryId)) ?? null);
    return deliveryBody(event, memory);
  }
}

const refusalOf = (statusCode: number): string =>
  statusCode >= 300 && statusCode < 400 ? 'it redirects, which is not followed' : `it answered ${statusCode}`;
