import { bytesOf, chunksOf, linesOf } from './ndjson.js';
import { Paged } from './paged.js';
import { streamedBody } from './request-body.js';
import { type Call, type OpenAnswer, type Transport, toSdkError } from './transport.js';
import type {
  BatchResult,
  BulkIntent,
  CallOptions,
  ChangeMany,
  ChangeManyResult,
  DeleteManyResult,
  EditOptions,
  EraseResult,
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
  Subject,
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

  /** Stores a text, unless it is a duplicate. `dedup.action` is what the service did. */
  store(params: StoreParams, options?: WriteOptions): Promise<StoreResult> {
    return this.#transport.json({ method: 'POST', path: `${MEMORY}/store`, json: params, writes: true }, options);
  }

  /** Retrieves memories by meaning, the best first. */
  retrieve(params: RetrieveParams, options?: CallOptions): Promise<RetrieveResult> {
    return this.#transport.json({ method: 'POST', path: `${MEMORY}/retrieve`, json: params }, options);
  }

  /** Stores 1 to 100 texts, one after the other, and returns a result for each. */
  batch(memories: readonly StoreParams[], options?: WriteOptions): Promise<BatchResult> {
    return this.#transport.json({ method: 'POST', path: `${MEMORY}/store/batch`, json: { memories }, writes: true }, options);
  }

  /** Lists memories, the newest first: `await` for a page, `for await` for all. */
  list(params: ListParams = {}, options?: CallOptions): Paged<MemoryPage, Memory> {
    const page = (cursor: string | undefined) =>
      this.#transport.json<MemoryPage>({ method: 'GET', path: MEMORY, query: { ...queryOf(params), cursor } }, options);
    return new Paged(page, ({ memories }) => memories, params.cursor);
  }

  async get(id: number, options?: CallOptions): Promise<MemoryWithEtag> {
    return this.#withEtag({ method: 'GET', path: pathOf(id) }, options);
  }

  /** Changes text, meta or both. `meta` is a merge patch: null removes a key. */
  async update(id: number, patch: UpdateParams, options?: EditOptions): Promise<MemoryWithEtag> {
    return this.#withEtag({ method: 'PATCH', path: pathOf(id), json: patch, writes: true }, options);
  }

  /** Deletes a memory and its history permanently. */
  async delete(id: number, options?: EditOptions): Promise<void> {
    return this.#transport.json({ method: 'DELETE', path: pathOf(id), writes: true }, options);
  }

  /** Counts the memories that match a filter (`dryRun`), or deletes them if their number is `confirm`. */
  deleteMany(filter: MemoryFilter, intent: BulkIntent, options?: WriteOptions): Promise<DeleteManyResult> {
    const query = { ...queryOf(filter), ...howOf(intent) };
    return this.#transport.json({ method: 'DELETE', path: MEMORY, query, writes: true }, options);
  }

  /**
   * Counts the memories that match a filter (`dryRun`), or archives them if their number is `confirm`; with `archived: false`
   * in `change`, brings back those that a filter with `archived: 'true'` matches.
   */
  updateMany(filter: MemoryFilter, change: ChangeMany, intent: BulkIntent, options?: WriteOptions): Promise<ChangeManyResult> {
    const query = { ...queryOf(filter), ...howOf(intent) };
    return this.#transport.json({ method: 'PATCH', path: MEMORY, query, json: change, writes: true }, options);
  }

  /** Counts what is stored of a subject (`dryRun`), or erases all of it for good; `confirm` is its id once more. */
  erase(subject: Subject, intent: { dryRun: true } | { confirm: string }, options?: WriteOptions): Promise<EraseResult> {
    const how = 'dryRun' in intent ? { dry_run: intent.dryRun } : intent;
    return this.#transport.json({ method: 'POST', path: `${MEMORY}/erase`, json: { ...subject, ...how }, writes: true }, options);
  }

  /** Lists the revisions of a memory, the newest first: `await` for a page, `for await` for all. */
  history(id: number, params: HistoryParams = {}, options?: CallOptions): Paged<HistoryPage, Revision> {
    const page = (cursor: string | undefined) =>
      this.#transport.json<HistoryPage>({ method: 'GET', path: `${pathOf(id)}/history`, query: { ...params, cursor } }, options);
    return new Paged(page, ({ revisions }) => revisions, params.cursor);
  }

  /** Restores a memory to a revision. */
  async restore(id: number, revision: number, options?: EditOptions): Promise<MemoryWithEtag> {
    return this.#withEtag({ method: 'POST', path: `${pathOf(id)}/restore`, json: { revision }, writes: true }, options);
  }

  /** Streams all memories, including archived ones, one at a time. `timeoutMs` is the maximum time to wait for the next one. */
  async *export(options?: CallOptions): AsyncGenerator<ExportedMemory, void> {
    const answer = await this.#transport.open({ method: 'GET', path: `${MEMORY}/export` }, options);
    for await (const line of linesOf(arrivingChunks(answer))) yield JSON.parse(line);
  }

  /**
   * Imports a stream of memories: objects, or NDJSON as bytes. There are no retries, and no timeout unless `timeoutMs` is set.
   * After a failure, importing the same memories again adds those that are missing.
   * @throws also the error of `source`
   */
  async import(source: ImportSource, options: CallOptions = {}): Promise<ImportResult> {
    const { body, failure, release } = await streamedBody(bytesOf(source));
    const call: Call = { method: 'POST', path: `${MEMORY}/import`, lines: body };
    try {
      return await this.#transport.json(call, { timeoutMs: 0, ...options });
    } catch (error) {
      throw failure() ? failure()?.error : error;
    } finally {
      release();
    }
  }

  async #withEtag(call: Call, options?: EditOptions): Promise<MemoryWithEtag> {
    const { data, headers } = await this.#transport.whole<Memory>(call, options);
    return { ...data, etag: headers.get('etag') ?? '' };
  }
}

/** Returns the parameters of a filter: one with operators is JSON text. */
const queryOf = ({ filter, ...others }: ListParams) => ({ ...others, filter: filter && JSON.stringify(filter) });

/** Returns the parameters that say whether memories are only counted, or how many of them are to change. */
const howOf = (intent: BulkIntent) => ('dryRun' in intent ? { dry_run: intent.dryRun } : intent);

/** Returns the path of a memory. Checks that the id is an integer, because anything else could change the path. */
function pathOf(id: number): string {
  if (!Number.isSafeInteger(id)) throw new TypeError('a memory id is a whole number');
  return `${MEMORY}/${id}`;
}

/** Yields the chunks of an answer. The timeout runs while a chunk is awaited, not while the caller processes one. */
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
    throw toSdkError(error, deadline, requestId);
  } finally {
    deadline.end();
  }
}
