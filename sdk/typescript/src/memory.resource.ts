import { bytesOf, chunksOf, linesOf } from './ndjson.js';
import { Paged } from './paged.js';
import { streamedBody } from './request-body.js';
import { asOurs, type Call, type OpenAnswer, type Transport } from './transport.js';
import type {
  BatchResult,
  CallOptions,
  DeleteManyResult,
  EditOptions,
  ExportedMemory,
  HistoryPage,
  HistoryParams,
  ImportResult,
  ImportSource,
  ListParams,
  Memory,
  MemoryFilter,
  MemoryPage,
  MemoryWithEtag,
  RetrieveParams,
  RetrieveResult,
  Revision,
  StoreParams,
  StoreResult,
  UpdateParams,
  WriteOptions,
} from './types.js';

const MEMORY = '/v1/memory';

/** The memories of the key's workspace. */
export class MemoryResource {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Remembers a text, or finds that it is known. `dedup.action` says what was made of it. */
  store(params: StoreParams, options?: WriteOptions): Promise<StoreResult> {
    return this.#transport.json({ method: 'POST', path: `${MEMORY}/store`, json: params, writes: true }, options);
  }

  /** Finds memories by meaning, the best first. */
  retrieve(params: RetrieveParams, options?: CallOptions): Promise<RetrieveResult> {
    return this.#transport.json({ method: 'POST', path: `${MEMORY}/retrieve`, json: params }, options);
  }

  /** Stores 1 to 100 texts, one after the other, each with a result of its own. */
  batch(memories: readonly StoreParams[], options?: WriteOptions): Promise<BatchResult> {
    return this.#transport.json({ method: 'POST', path: `${MEMORY}/store/batch`, json: { memories }, writes: true }, options);
  }

  /** Lists memories, the newest first: `await` for a page, `for await` for all. */
  list(params: ListParams = {}, options?: CallOptions): Paged<MemoryPage, Memory> {
    const page = (cursor: string | undefined) =>
      this.#transport.json<MemoryPage>({ method: 'GET', path: MEMORY, query: { ...params, cursor } }, options);
    return new Paged(page, ({ memories }) => memories, params.cursor);
  }

  async get(id: number, options?: CallOptions): Promise<MemoryWithEtag> {
    return this.#withEtag({ method: 'GET', path: pathOf(id) }, options);
  }

  /** Changes text, meta or both. `meta` is a merge patch: null takes a key away. */
  async update(id: number, patch: UpdateParams, options?: EditOptions): Promise<MemoryWithEtag> {
    return this.#withEtag({ method: 'PATCH', path: pathOf(id), json: patch, writes: true }, options);
  }

  /** For good, with its history. */
  async delete(id: number, options?: EditOptions): Promise<void> {
    return this.#transport.json({ method: 'DELETE', path: pathOf(id), writes: true }, options);
  }

  /** Counts what a filter fits and deletes nothing (`dryRun`), or deletes it if it is still `confirm` memories. */
  deleteMany(
    filter: MemoryFilter,
    intent: { dryRun: true } | { confirm: number },
    options?: WriteOptions,
  ): Promise<DeleteManyResult> {
    const how = 'dryRun' in intent ? { dry_run: intent.dryRun } : { confirm: intent.confirm };
    return this.#transport.json({ method: 'DELETE', path: MEMORY, query: { ...filter, ...how }, writes: true }, options);
  }

  /** What a memory was before each change, the newest first: `await` for a page, `for await` for all. */
  history(id: number, params: HistoryParams = {}, options?: CallOptions): Paged<HistoryPage, Revision> {
    const page = (cursor: string | undefined) =>
      this.#transport.json<HistoryPage>({ method: 'GET', path: `${pathOf(id)}/history`, query: { ...params, cursor } }, options);
    return new Paged(page, ({ revisions }) => revisions, params.cursor);
  }

  /** Makes a memory what it was in a revision. */
  async restore(id: number, revision: number, options?: EditOptions): Promise<MemoryWithEtag> {
    return this.#withEtag({ method: 'POST', path: `${pathOf(id)}/restore`, json: { revision }, writes: true }, options);
  }

  /** All memories as they come, archived ones too: one is held at a time. `timeoutMs` is the longest wait for the next of them. */
  async *export(options?: CallOptions): AsyncGenerator<ExportedMemory, void> {
    const answer = await this.#transport.open({ method: 'GET', path: `${MEMORY}/export` }, options);
    for await (const line of linesOf(arrivingChunks(answer))) yield JSON.parse(line);
  }

  /**
   * Writes memories that come one by one: objects, or NDJSON in bytes. It is made in one attempt, without a limit of time unless
   * `timeoutMs` is given; after a break, the same memories again complete it.
   * @throws what `source` throws, too
   */
  async import(source: ImportSource, options: CallOptions = {}): Promise<ImportResult> {
    const { body, failure, leave } = await streamedBody(bytesOf(source));
    const call: Call = { method: 'POST', path: `${MEMORY}/import`, lines: body };
    try {
      return await this.#transport.json(call, { timeoutMs: 0, ...options });
    } catch (error) {
      throw failure() ? failure()?.error : error;
    } finally {
      leave();
    }
  }

  async #withEtag(call: Call, options?: EditOptions): Promise<MemoryWithEtag> {
    const { data, headers } = await this.#transport.whole<Memory>(call, options);
    return { ...data, etag: headers.get('etag') ?? '' };
  }
}

/** Only a number cannot lead elsewhere. */
function pathOf(id: number): string {
  if (!Number.isSafeInteger(id)) throw new TypeError('a memory id is a whole number');
  return `${MEMORY}/${id}`;
}

/** The chunks of an answer, each in time. Time counts while one is waited for, not while the caller is busy. */
async function* arrivingChunks({ response, requestId, deadline }: OpenAnswer): AsyncGenerator<Uint8Array> {
  try {
    if (!response.body) return;
    deadline.restart();
    for await (const chunk of chunksOf(response.body)) {
      deadline.pause();
      yield chunk;
      deadline.restart();
    }
  } catch (error) {
    throw asOurs(error, deadline, requestId);
  } finally {
    deadline.end();
  }
}
