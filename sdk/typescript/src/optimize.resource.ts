import type { Transport } from './transport.js';
import type { CallOptions, Health } from './types.js';

/** The quality of the memories. */
export class OptimizeResource {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  health(options?: CallOptions): Promise<Health> {
    return this.#transport.json({ method: 'GET', path: '/v1/optimize/health' }, options);
  }
}
