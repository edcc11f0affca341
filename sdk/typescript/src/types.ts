import type { components, operations } from './openapi.js';

type Schemas = components['schemas'];

/** One item of a 422, in FastAPI's form. */
export type FieldError = Schemas['ValidationError'];

export type StoreParams = Schemas['StoreMemoryRequest'];
export type StoreResult = Schemas['StoreMemoryResponse'];

export type RetrieveParams = Omit<Schemas['RetrieveMemoriesRequest'], 'filter' | 'as_of'> & {
  filter?: RetrieveFilter;
  as_of?: Moment | null;
};
export type RetrieveFilter = Omit<Schemas['RetrieveFilterRequest'], 'created_after' | 'created_before'> & {
  created_after?: Moment;
  created_before?: Moment;
};
export type RetrieveResult = Schemas['RetrieveMemoriesResponse'];
export type RetrievedMemory = Schemas['RetrievedMemoryResponse'];

export type Memory = Schemas['MemoryResponse'];
/** With the ETag that `ifMatch` takes. */
export type MemoryWithEtag = Memory & { etag: string };
export type UpdateParams = Schemas['UpdateMemoryRequest'];

type ListQuery = NonNullable<operations['list_memories_v1_memory_get']['parameters']['query']>;
/** Which memories: all of what is given has to fit. */
export type MemoryFilter = Pick<ListQuery, 'category' | 'temporal_type' | 'q' | 'archived'> & {
  created_after?: Moment;
  created_before?: Moment;
  /** `{ source: 'slack', thread: { open: true } }`: memories whose meta has these values there. */
  meta?: MetaFilter;
};
export interface MetaFilter {
  readonly [key: string]: string | number | boolean | null | MetaFilter;
}
export type ListParams = MemoryFilter & { limit?: number; cursor?: string };
export type MemoryPage = Schemas['MemoryListResponse'];

export type HistoryParams = { limit?: number; cursor?: string };
export type HistoryPage = Schemas['HistoryResponse'];
export type Revision = Schemas['RevisionResponse'];

/** How many a filter fits, and how many of them are deleted. */
export type DeleteManyResult = Schemas['DeletedMemoriesResponse'];

/** A result for each memory of a batch, in their order. `status` tells them apart. */
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
  last_accessed_at: string | null;
  created_at: string;
  updated_at: string;
  archived_at: string | null;
  optimized_at: string | null;
  near_duplicate_of: number | null;
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

/** A line of an import: of an export, of mem0, or a text with meta. */
export type ImportLine =
  | ExportedMemory
  | { text: string; meta?: object | null; [key: string]: unknown }
  | { memory: string; metadata?: object | null; [key: string]: unknown };
/** Lines as objects, or NDJSON in bytes, such as a file's. */
export type ImportSource =
  | Iterable<ImportLine | Uint8Array>
  | AsyncIterable<ImportLine | Uint8Array>
  | ReadableStream<ImportLine | Uint8Array>;
export type ImportResult = Schemas['ImportMemoriesResponse'];

export type SubmitEventsParams = Omit<Schemas['SubmitEventsRequest'], 'events'> & { events: EventParams[] };
export type EventParams = Omit<Schemas['EventRequest'], 'timestamp'> & { timestamp?: Moment | null };
export type SubmitEventsResult = Schemas['SubmitEventsResponse'];
export type EventStatus = Schemas['EventStatusResponse'];

export type Health = Schemas['HealthResponse'];
export type Status = Schemas['StatusResponse'];

/** A `Date`, or RFC 3339. */
export type Moment = Date | string;

/** What a single call may have otherwise than its client. */
export interface CallOptions {
  /** Gives the call up, between its attempts too; the call then throws the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds that an attempt may take; 0 for any. */
  timeoutMs?: number;
  /** Attempts after the first one. */
  maxRetries?: number;
  /** Id that the service logs the call under: 1 to 128 printable ASCII characters. */
  requestId?: string;
}

export interface WriteOptions extends CallOptions {
  /** Makes the call one effect however often it is made. Without it each call has a key of its own, which covers its retries. */
  idempotencyKey?: string;
}

export interface EditOptions extends WriteOptions {
  /** The change takes effect only if this is still the memory's ETag. */
  ifMatch?: string;
}
