import type { EventType } from '../../database/outbox.js';

/** A webhook as operators see it: without its secret. */
export interface Webhook {
  readonly id: number;
  readonly workspaceId: number;
  readonly url: string;
  /** Null for all types. */
  readonly eventTypes: readonly EventType[] | null;
  readonly description: string | null;
  /** True if the texts and metas of memories are part of what it is sent. */
  readonly includeText: boolean;
  readonly enabled: boolean;
  /** The time since which every attempt has failed; null if the last one did not. */
  readonly failingSince: Date | null;
  /** The time at which the service disabled it for its failures; null if it did not. */
  readonly disabledAt: Date | null;
  /** End of the time in which the previous secret signs as well; null if there is none. */
  readonly previousSecretUntil: Date | null;
  readonly createdAt: Date;
}

/** The settings of a webhook. */
export type WebhookSettings = Pick<Webhook, 'url' | 'eventTypes' | 'description' | 'includeText' | 'enabled'>;

/** The delivery of one event to one webhook. */
export interface Delivery {
  readonly id: number;
  readonly webhookId: number;
  /** Id of the event on the wire. */
  readonly eventId: string;
  /** Null if the event is no longer kept. */
  readonly eventType: string | null;
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Status of the last answer; null without one. */
  readonly statusCode: number | null;
  /** Why the last attempt failed. */
  readonly error: string | null;
  readonly createdAt: Date;
  readonly attemptedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** `pending`: it waits for its turn or for its next attempt; `dead`: every attempt has failed. */
export type DeliveryState = 'pending' | 'delivered' | 'dead';

/** The result of one attempt. */
export interface AttemptResult {
  readonly delivered: boolean;
  /** Null without an answer. */
  readonly statusCode: number | null;
  /** Null if it was delivered. */
  readonly error: string | null;
}

/** An outbox event to deliver. */
export interface DueEvent {
  readonly workspaceId: number;
  /** Id in the outbox. */
  readonly id: number;
  readonly type: string;
  readonly payload: Record<string, unknown>;
  readonly createdAt: Date;
}

/** The receiver of a webhook: its URL, and the form of its deliveries. */
export interface Endpoint {
  readonly url: string;
  readonly includeText: boolean;
  /** Secrets that sign, the present one first. */
  readonly secrets: readonly string[];
}
