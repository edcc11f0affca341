import { Paged } from './paged.js';
import type { Transport } from './transport.js';
import type {
  CallOptions,
  Health,
  OptimizationRun,
  Recommendation,
  RecommendationPage,
  RecommendationParams,
  WriteOptions,
} from './types.js';

const OPTIMIZE = '/v1/optimize';

/** The quality of the memories, and what could be better about them. */
export class OptimizeResource {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  health(options?: CallOptions): Promise<Health> {
    return this.#transport.json({ method: 'GET', path: `${OPTIMIZE}/health` }, options);
  }

  /** Asks for a run, which makes recommendations. */
  run(options?: CallOptions): Promise<{ run_id: string }> {
    return this.#transport.json({ method: 'POST', path: `${OPTIMIZE}/run` }, options);
  }

  /** Tells how far a run is. */
  getRun(runId: string, options?: CallOptions): Promise<OptimizationRun> {
    return this.#transport.json({ method: 'GET', path: `${OPTIMIZE}/runs/${encodeURIComponent(runId)}` }, options);
  }

  /** Lists recommendations, the newest first: `await` for a page, `for await` for all. */
  recommendations(params: RecommendationParams = {}, options?: CallOptions): Paged<RecommendationPage, Recommendation> {
    const { filter, ...others } = params;
    const query = { ...others, filter: filter && JSON.stringify(filter) };
    const page = (cursor: string | undefined) =>
      this.#transport.json<RecommendationPage>(
        { method: 'GET', path: `${OPTIMIZE}/recommendations`, query: { ...query, cursor } },
        options,
      );
    return new Paged(page, ({ recommendations }) => recommendations, params.cursor);
  }

  async get(id: number, options?: CallOptions): Promise<Recommendation> {
    return this.#transport.json({ method: 'GET', path: pathOf(id) }, options);
  }

  /** Carries a recommendation out. What the memories were stays in their history. */
  apply(id: number, options?: WriteOptions): Promise<Recommendation> {
    return this.#decide(id, 'apply', options);
  }

  /** Takes back a recommendation that was carried out. */
  undo(id: number, options?: WriteOptions): Promise<Recommendation> {
    return this.#decide(id, 'undo', options);
  }

  /** Turns a recommendation down: it is not made again for these texts. */
  dismiss(id: number, options?: WriteOptions): Promise<Recommendation> {
    return this.#decide(id, 'dismiss', options);
  }

  async #decide(id: number, decision: string, options?: WriteOptions): Promise<Recommendation> {
    return this.#transport.json({ method: 'POST', path: `${pathOf(id)}/${decision}`, writes: true }, options);
  }
}

/** Returns the path of a recommendation. Checks that the id is an integer, because anything else could change the path. */
function pathOf(id: number): string {
  if (!Number.isSafeInteger(id)) throw new TypeError('a recommendation id is a whole number');
  return `${OPTIMIZE}/recommendations/${id}`;
}
