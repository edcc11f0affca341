import { createHash } from 'node:crypto';
import type { RequestContext } from '../../common/request-context.js';
import { type AppConfig, loadConfig } from '../../config/config.js';
import { type OpenDatabase, openDatabase } from '../../database/data-source.js';
import { Sql } from '../../database/sql.js';
import { Transactions } from '../../database/transaction.js';
import { MemoryRepository } from '../../modules/memory/memory.repository.js';
import { SearchRepository } from '../../modules/memory/retrieve/search.repository.js';
import { MAX_NEIGHBOURS } from '../../modules/memory/store/dedup/decision.js';
import { createEmbedder } from '../../providers/embeddings/create-embedder.js';
import type { Embedder } from '../../providers/embeddings/embedder.js';
import { environment } from '../cli/environment.js';
import { factOf, questionOf } from './sentences.js';

export type Operation = 'store' | 'retrieve';

/** Candidates of a retrieve, as RetrieveService takes them. */
const POOL_SIZE = 200;
/** Made to search with where nothing is embedded; two by two they point into thousands of directions. */
const VECTORS = 64;

/**
 * What a memory call cannot do without, and nothing else: the embedding and the statements, by the service's own embedder and its own
 * repositories on a pool of the same size, but no HTTP, guards, quotas, reading of the text or scoring. The ceiling of the service.
 */
export class RawStack {
  readonly #search: SearchRepository;
  readonly #memories: MemoryRepository;
  /** Whose memories are stored and retrieved. */
  workspaceId = 0;
  #next = 0;
  #vectors: readonly Float32Array[] = [];

  private constructor(
    readonly database: OpenDatabase,
    readonly embedder: Embedder,
  ) {
    const sql = new Sql(database.dataSource);
    this.#search = new SearchRepository(sql, database.embeddingModelId, embedder);
    this.#memories = new MemoryRepository(sql, new Transactions(database.dataSource), database.embeddingModelId);
  }

  /** Opens the database and the model that a service with this data directory uses. */
  static async open(dataDir: string, databaseUrl: string | undefined): Promise<RawStack> {
    const config = configOf(dataDir, databaseUrl);
    const embedder = createEmbedder(config);
    try {
      await embedder.warmUp();
      return new RawStack(await openDatabase(config), embedder);
    } catch (error) {
      await embedder.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.embedder.close();
    await this.database.close();
  }

  /** Texts and questions from the number `first` on are used from now on. */
  async beginAt(first: number): Promise<void> {
    this.#next = first;
    if (!this.#vectors.length)
      this.#vectors = await this.embedder.embed(Array.from({ length: VECTORS }, (_, i) => questionOf(i)));
  }

  embed = (operation: Operation): Promise<Float32Array> => this.#embed(textOf(operation, this.#next++));

  sql = (operation: Operation): Promise<unknown> => {
    const number = this.#next++;
    return this.#statements(operation, number, mixed(this.#vectors, number));
  };

  both = async (operation: Operation): Promise<unknown> => {
    const number = this.#next++;
    return this.#statements(operation, number, await this.#embed(textOf(operation, number)));
  };

  /** The ids that the index finds nearest to `vector` in a workspace. */
  async nearest(workspaceId: number, vector: Float32Array, limit: number): Promise<number[]> {
    const found = await this.#search.nearest(contextOf(workspaceId), vector, limit);
    return found.sort((a, b) => b.cosine - a.cosine).map(({ id }) => id);
  }

  async #embed(text: string): Promise<Float32Array> {
    const [vector] = await this.embedder.embed([text]);
    return vector as Float32Array;
  }

  async #statements(operation: Operation, number: number, vector: Float32Array): Promise<void> {
    const context = contextOf(this.workspaceId);
    if (operation === 'retrieve') {
      await this.#search.nearest(context, vector, POOL_SIZE);
      return;
    }
    await this.#search.nearestTexts(context, vector, MAX_NEIGHBOURS);
    const text = textOf(operation, number);
    await this.#memories.insert(context, {
      text,
      textHash: createHash('sha256').update(text).digest(),
      metaJson: '{}',
      importance: 5,
      categories: ['work'],
      temporal: { type: 'persistent', rawText: '', validUntil: null },
      embedding: vector,
      nearDuplicateOf: null,
    });
  }
}

const textOf = (operation: Operation, number: number) => (operation === 'store' ? factOf(number) : questionOf(number));

function configOf(dataDir: string, databaseUrl: string | undefined): AppConfig {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = environment;
  return loadConfig({ ...inherited, DATA_DIR: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) });
}

const UNUSED = { perMinute: 1, burst: 1 };

const contextOf = (workspaceId: number): RequestContext => ({
  requestId: 'bench',
  workspaceId,
  apiKeyId: 0,
  limits: {
    key: UNUSED,
    workspace: UNUSED,
    quotas: { memoryWrites: null, memoryRetrieves: null, cycleAnchor: new Date() },
  },
  timeZone: 'UTC',
  now: new Date(),
});

/** A direction between two of `vectors`, each number another one. */
function mixed(vectors: readonly Float32Array[], number: number): Float32Array {
  const one = vectors[number % vectors.length]!;
  const other = vectors[(number + 1 + Math.floor(number / vectors.length)) % vectors.length]!;
  const sum = one.map((value, i) => value + other[i]!);
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
