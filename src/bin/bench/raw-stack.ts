import { createHash } from 'node:crypto';
import { createService, type Service } from '../../app.setup.js';
import { createContext, type RequestContext } from '../../common/request-context.js';
import { type AppConfig, loadConfig } from '../../config/config.js';
import { openDatabase } from '../../database/data-source.js';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';
import type { EmbeddedText, EmbeddingSpace } from '../../modules/embeddings/embedding-space.js';
import { EmbeddingSpaces } from '../../modules/embeddings/embedding-spaces.service.js';
import { EmbeddingState } from '../../modules/embeddings/embedding-state.js';
import { NeighbourRepository } from '../../modules/memory/records/neighbour.repository.js';
import { queryWords } from '../../modules/memory/retrieve/query-words.js';
import { SearchRepository } from '../../modules/memory/retrieve/search.repository.js';
import { MemoryWriter } from '../../modules/memory/store/memory-writer.service.js';
import { MAX_NEIGHBOURS } from '../../text/dedup/decision.js';
import { environment } from '../cli/environment.js';
import { factOf, questionOf } from './sentences.js';

export type Operation = 'store' | 'retrieve';

const VECTORS = 64;
/** The defaults of a retrieve. */
const TOP_K = 10;
const MIN_SCORE = 0.35;

/**
 * Only the indispensable parts of a memory call, which bound the throughput of the service: the embedding and the SQL
 * statements, by the embedder and the repositories of the service on a pool of the same size. It has no HTTP, guards, quotas,
 * text analysis or counting, and does not start the background work of the service.
 */
export class RawStack {
  /** The workspace whose memories are stored and retrieved. */
  workspaceId = 0;
  readonly database: Database;
  readonly transactions: Transactions;
  readonly #spaces: EmbeddingSpaces;
  readonly #search: SearchRepository;
  readonly #neighbours: NeighbourRepository;
  readonly #memories: MemoryWriter;
  #next = 0;
  #vectors: readonly Float32Array[] = [];

  private constructor(
    readonly service: Service,
    readonly space: EmbeddingSpace,
  ) {
    const { app } = service;
    this.database = app.get(Database);
    this.transactions = app.get(Transactions);
    this.#spaces = app.get(EmbeddingSpaces);
    this.#search = app.get(SearchRepository);
    this.#neighbours = app.get(NeighbourRepository);
    this.#memories = app.get(MemoryWriter);
  }

  /** Opens the application with this data directory and database, without listening. */
  static async open(dataDir: string, databaseUrl: string | undefined): Promise<RawStack> {
    const config = configOf(dataDir, databaseUrl);
    const service = await createService(config, openDatabase(config));
    try {
      const { active } = await service.app.get(EmbeddingState).current();
      await active.embedder.warmUp();
      return new RawStack(service, active);
    } catch (error) {
      await service.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.service.close();
  }

  async embedTexts(texts: readonly string[]): Promise<Float32Array[]> {
    return this.space.embedder.embed(texts);
  }

  /** Makes the next calls use the texts and questions from the number `first` on. */
  async startAt(first: number): Promise<void> {
    this.#next = first;
    if (!this.#vectors.length) this.#vectors = await this.embedTexts(Array.from({ length: VECTORS }, (_, i) => questionOf(i)));
  }

  embed = (operation: Operation): Promise<EmbeddedText> => this.#embed(operation, this.#next++);

  sql = (operation: Operation): Promise<unknown> => {
    const number = this.#next++;
    return this.#statements(operation, number, { space: this.space, vector: vectorBetween(this.#vectors, number) });
  };

  both = async (operation: Operation): Promise<unknown> => {
    const number = this.#next++;
    return this.#statements(operation, number, await this.#embed(operation, number));
  };

  /** Returns the cosines of the memories that the vector index finds nearest to `vector`, in descending order. */
  async nearest(workspaceId: number, vector: Float32Array, limit: number): Promise<number[]> {
    const found = await this.#neighbours.nearest(contextOf(workspaceId), { space: this.space, vector }, NO_SCOPE, limit);
    return found.map(({ cosine }) => cosine);
  }

  #embed(operation: Operation, number: number): Promise<EmbeddedText> {
    const context = contextOf(this.workspaceId);
    return operation === 'store'
      ? this.#spaces.embedText(context, factOf(number))
      : this.#spaces.embedQuery(context, questionOf(number));
  }

  async #statements(operation: Operation, number: number, embedded: EmbeddedText): Promise<void> {
    const context = contextOf(this.workspaceId);
    if (operation === 'retrieve') {
      const words = queryWords(questionOf(number));
      await this.#search.search(context, { embedded, words, minScore: MIN_SCORE, topK: TOP_K, explain: false });
      return;
    }
    const text = factOf(number);
    const textHash = createHash('sha256').update(text).digest();
    await this.#neighbours.find(context, embedded, { textHash, scopes: NO_SCOPE }, MAX_NEIGHBOURS);
    await this.#memories.insert(context, {
      text,
      textHash,
      metaJson: '{}',
      importance: 5,
      categories: ['work'],
      temporal: { type: 'persistent', rawText: '', validUntil: null },
      embedding: { ...embedded, others: [] },
      nearDuplicateOf: null,
    });
  }
}

function configOf(dataDir: string, databaseUrl: string | undefined): AppConfig {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = environment;
  return loadConfig({ ...inherited, DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) });
}

/** The scope of memories that are nobody's. */
const NO_SCOPE = [Buffer.alloc(0)];
const UNUSED = { perMinute: 1, burst: 1 };

const contextOf = (workspaceId: number): RequestContext => {
  const quotas = { memoryWrites: null, memoryRetrieves: null, cycleAnchor: new Date() };
  const limits = { key: UNUSED, workspace: UNUSED, quotas };
  return createContext('bench', { workspaceId, apiKeyId: 0, limits, timeZone: 'UTC', scopeKeys: [] }, new Date());
};

/** Returns the normalised sum of two of `vectors`; each number selects another pair. */
function vectorBetween(vectors: readonly Float32Array[], number: number): Float32Array {
  const one = vectors[number % vectors.length]!;
  const other = vectors[(number + 1 + Math.floor(number / vectors.length)) % vectors.length]!;
  const sum = one.map((value, i) => value + other[i]!);
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
