import { EventsResource } from './events.resource.js';
import { MemoryResource } from './memory.resource.js';
import { OptimizeResource } from './optimize.resource.js';
import { type ClientOptions, toSettings } from './settings.js';
import { Transport } from './transport.js';
import type { CallOptions, Status } from './types.js';

/** A client of the workspace of its API key. */
export class Mnemonest {
  readonly memory: MemoryResource;
  readonly events: EventsResource;
  readonly optimize: OptimizeResource;
  readonly #transport: Transport;

  /** @throws AuthenticationError without an API key; TypeError for invalid options */
  constructor(options: ClientOptions = {}) {
    this.#transport = new Transport(toSettings(options));
    this.memory = new MemoryResource(this.#transport);
    this.events = new EventsResource(this.#transport);
    this.optimize = new OptimizeResource(this.#transport);
  }

  /** Returns the status of the workspace. Works even while memory calls are throttled or refused. */
  status(options?: CallOptions): Promise<Status> {
    return this.#transport.json({ method: 'GET', path: '/v1/status' }, options);
  }
}

export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  MnemonestError,
  NotFoundError,
  PermissionError,
  PreconditionFailedError,
  RateLimitError,
  ServiceUnavailableError,
  TimeoutError,
  ValidationError,
} from './errors.js';
export type { Paged } from './paged.js';
export type { ClientOptions } from './settings.js';
export type * from './types.js';
