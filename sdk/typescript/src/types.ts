import type { components, operations } from './openapi.js';

type Schemas = components['schemas'];

/** An error item of a 422, in FastAPI's form. */
export type FieldError = Schemas['ValidationError'];

export type StoreParams = Schemas['StoreMemoryRequest'];
export type StoreResult = Schemas['StoreMemoryResponse'];

export type RetrieveParams = Omit<Schemas['RetrieveMemoriesRequest'], 'filter' | 'as_of'> & {
  filter?: RetrieveFilter;
  as_of?: Moment | null;
};
/** A filter: a memory must meet all of it. `meta.<path>` is compared with a value or by operators; at most 20 conditions. */
export type RetrieveFilter = {
  and?: readonly RetrieveFilter[];
  or?: readonly RetrieveFilter[];
  not?: RetrieveFilter;
  /** Values that the meta has to hold: `{ source: 'slack', thread: { open: true } }`. */
  meta?: Record<string, unknown>;
  /** At least one of these tags; or of `any`, and all of `all`. */
  categories?: readonly string[] | { any?: readonly string[]; all?: readonly string[] };
  created_at?: TimeRange;
  /** The time of the last change of text or meta. */
  updated_at?: TimeRange;
  created_after?: Moment;
  created_before?: Moment;
} & { [path: `meta.${string}`]: Scalar | MetaComparison };
type Scalar = string | number | boolean | null;
/** Operators on a value of meta; all of them have to hold. */
export interface MetaComparison {
  eq?: Scalar;
  ne?: Scalar;
  in?: readonly Scalar[];
  nin?: readonly Scalar[];
  gt?: number | string;
  gte?: number | string;
  lt?: number | string;
  lte?: number | string;
  /** A value in a list. */
  contains?: Scalar;
  exists?: boolean;
}
export interface TimeRange {
  gt?: Moment;
  gte?: Moment;
  lt?: Moment;
  lte?: Moment;
}
export type RetrieveResult = Schemas['RetrieveMemoriesResponse'];
export type RetrievedMemory = Schemas['RetrievedMemoryResponse'];

export type Memory = Schemas['MemoryResponse'];
/** A memory with its ETag, for `ifMatch`. */
export type MemoryWithEtag = Memory & { etag: string };
export type UpdateParams = Schemas['UpdateMemoryRequest'];

type ListQuery = NonNullable<operations['list_memories_v1_memory_get']['parameters']['query']>;
/** A filter of memories: a memory must match all given criteria. */
export type MemoryFilter = Pick<
  ListQuery,
  'category' | 'temporal_type' | 'q' | 'archived' | 'user_id' | 'agent_id' | 'run_id' | 'external_id'
> & {
  created_after?: Moment;
  created_before?: Moment;
  /** Memories whose meta has these values: `{ source: 'slack', thread: { open: true } }`. */
  meta?: MetaFilter;
  /** A filter with operators, as that of a retrieve. */
  filter?: RetrieveFilter;
};
export interface MetaFilter {
  readonly [key: string]: string | number | boolean | null | MetaFilter;
}
export type ListParams = MemoryFilter & { limit?: number; cursor?: string };
export type MemoryPage = Schemas['MemoryListResponse'];

export type HistoryParams = { limit?: number; cursor?: string };
export type HistoryPage = Schemas['HistoryResponse'];
export type Revision = Schemas['RevisionResponse'];

/** The number of memories that match a filter, and the number of them that were deleted. */
export type DeleteManyResult = Schemas['DeletedMemoriesResponse'];
export type ChangeMany = Schemas['ChangeMemoriesRequest'];
export type ChangeManyResult = Schemas['ChangedMemoriesResponse'];
/** The intent of a call about many memories: to count them, or to change as many as were counted. */
export type BulkIntent = { dryRun: true } | { confirm: number };

/** Somebody or something that memories are about, by a key of their meta. */
export type Subject = { user_id: string } | { agent_id: string } | { run_id: string };
/** The numbers of what was erased, or would be. */
export type EraseResult = Schemas['ErasureResponse'];

/** A result for each memory of a batch, in order. `status` tells whether it was stored. */
export interface BatchResult {
  results: (Stored | NotStored)[];
}
export type Stored = Schemas['StoreMemoryResponse'] & { status: 'ok' };
export type NotStored = Schemas['StoreErrorResponse'] & { status: 'error' };

/** A line of an export. */
export interface ExportedMemory {
  format: 1;
  id: number;
  text: string;
  meta: Record<string, unknown>;
  importance: number;
  categories: string[];
  temporal: Schemas['TemporalResponse'];
  access_count: number;
  inherited_count: number;
  last_accessed_at: string | null;
  created_at: string;
  updated_at: string;
  archived_at: string | null;
  optimized_at: string | null;
  expires_at: string | null;
  near_duplicate_of: number | null;
  follows: number | null;
  supersedes: { id: number; confidence: number }[];
  external_id: string | null;
  revisions: ExportedRevision[];
}

export interface ExportedRevision {
  revision: number;
  cause: string;
  text: string;
  meta: Record<string, unknown>;
  importance: number;
  categories: string[];
  temporal: Schemas['TemporalResponse'];
  created_at: string;
}

/** A line of an import: from an export, from mem0, or a text with meta. */
export type ImportLine =
  | ExportedMemory
  | { text: string; meta?: object | null; [key: string]: unknown }
  | { memory: string; metadata?: object | null; [key: string]: unknown };
/** Lines as objects, or NDJSON as bytes, such as those of a file. */
export type ImportSource =
  | Iterable<ImportLine | Uint8Array>
  | AsyncIterable<ImportLine | Uint8Array>
  | ReadableStream<ImportLine | Uint8Array>;
export type ImportResult = Schemas['ImportMemoriesResponse'];

export type SubmitEventsParams = Omit<Schemas['SubmitEventsRequest'], 'events'> & { events: EventParams[] };
export type EventParams = Omit<Schemas['EventRequest'], 'timestamp'> & { timestamp?: Moment | null };
export type SubmitEventsResult = Schemas['SubmitEventsResponse'];
export type EventStatus = Schemas['EventStatusResponse'];
export type EventSummary = Schemas['EventSummaryResponse'];
export type EventPage = Schemas['EventListResponse'];
export type EventListParams = NonNullable<operations['list_events_v1_events_get']['parameters']['query']>;

export type Recommendation = Schemas['RecommendationResponse'];
export type RecommendationPage = Schemas['RecommendationListResponse'];
type RecommendationQuery = NonNullable<operations['list_recommendations_v1_optimize_recommendations_get']['parameters']['query']>;
export type RecommendationParams = Omit<RecommendationQuery, 'filter'> & { filter?: RetrieveFilter };
export type OptimizationRun = Schemas['RunResponse'];
export type Health = Schemas['HealthResponse'];
export type Status = Schemas['StatusResponse'];

/** A `Date`, or a string by RFC 3339. */
export type Moment = Date | string;

/** Options of a single call, which override those of the client. */
export interface CallOptions {
  /** Aborts the call, also between its attempts; the call then throws the reason of the signal. */
  signal?: AbortSignal;
  /** Timeout of an attempt in milliseconds; 0: none. */
  timeoutMs?: number;
  /** Maximum number of retries. */
  maxRetries?: number;
  /** The request id that the service logs: 1 to 128 printable ASCII characters. */
  requestId?: string;
}

export interface WriteOptions extends CallOptions {
  /**
   * Makes repeated calls with the same key idempotent. By default, each call has a new key, which
   * makes its retries idempotent.
   */
  idempotencyKey?: string;
}

export interface EditOptions extends WriteOptions {
  /** The change takes effect only if the memory still has this ETag. */
  ifMatch?: string;
}
