import { setTimeout as delay } from 'node:timers/promises';
import type { OverviewResponse } from '../../modules/admin/dto/overview.response.js';
import type { EventStatusResponse, SubmitEventsResponse } from '../../modules/events/events.response.js';
import type { MemoryListResponse } from '../../modules/memory/manage/memory.response.js';
import type { RetrieveMemoriesResponse } from '../../modules/memory/retrieve/retrieve.response.js';
import type { StoreBatchResponse } from '../../modules/memory/store/batch.dto.js';
import type { StoreMemoryResponse } from '../../modules/memory/store/store.response.js';
import type { ImportMemoriesResponse } from '../../modules/memory/transfer/import.response.js';
import { CliError } from '../cli/cli-error.js';
import { describeRefusal } from '../cli/error-wording.js';
import type { ServiceProcess } from '../measuring/service-process.js';

/** The answer of a store, or `pii_rejected` if the text was refused because of sensitive data. */
export type StoreAnswer = StoreMemoryResponse | 'pii_rejected';

/** A line of an import; only one with a `format` can say how often its memory was used. */
export interface ImportLine {
  readonly text: string;
  readonly created_at: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly format?: number;
  readonly access_count?: number;
  readonly last_accessed_at?: string;
}

/** A plan whose rate limits no measurement reaches. */
const PLAN = 'self-hosted';
const MAX_QUERY_CODE_POINTS = 1_000;
const MAX_HITS = 50;
const MAX_BATCH = 100;
const MAX_PAGE = 100;
const POLL_MS = 100;

/** A client of a new workspace of the service. */
export class WorkspaceClient {
  private constructor(
    private readonly url: string,
    private readonly adminToken: string,
    private readonly key: string,
  ) {}

  static async create({ url, adminToken }: ServiceProcess, name: string): Promise<WorkspaceClient> {
    const answer = await post(`${url}/admin/v1/workspaces`, adminToken, { name, plan: PLAN });
    const { api_key } = succeeded(answer) as { api_key: { key: string } };
    return new WorkspaceClient(url, adminToken, api_key.key);
  }

  async store(text: string, meta?: Record<string, unknown>): Promise<StoreAnswer> {
    const answer = await post(`${this.url}/v1/memory/store`, this.key, { text, ...(meta && { meta }) });
    if (answer.status === 422 && (answer.body as { code?: unknown }).code === 'pii_rejected') return 'pii_rejected';
    return succeeded(answer) as StoreMemoryResponse;
  }

  /** Stores texts in batches. Texts that are refused because of sensitive data are left out. */
  async storeAll(texts: readonly string[]): Promise<void> {
    for (let start = 0; start < texts.length; start += MAX_BATCH) {
      const memories = texts.slice(start, start + MAX_BATCH).map((text) => ({ text }));
      const { results } = succeeded(
        await post(`${this.url}/v1/memory/store/batch`, this.key, { memories }),
      ) as StoreBatchResponse;
      expectOnlyPii(results.flatMap((result) => ('code' in result ? [result] : [])));
    }
  }

  /** Imports memories, and waits for their passages. Texts that are refused because of sensitive data are left out. */
  async import(lines: readonly ImportLine[]): Promise<void> {
    const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    const answer = await send(`${this.url}/v1/memory/import`, this.key, 'POST', 'application/x-ndjson', body);
    expectOnlyPii((succeeded(answer) as ImportMemoriesResponse).failed_lines);
    while ((await this.countEmbeddingJobs()) > 0) await delay(POLL_MS);
  }

  private async countEmbeddingJobs(): Promise<number> {
    const overview = succeeded(await send(`${this.url}/admin/v1/overview`, this.adminToken, 'GET')) as OverviewResponse;
    return overview.queues.embedding_jobs;
  }

  /** Hands turns over as events of one source. Returns the id of the event. */
  async submit(source: string, events: readonly object[]): Promise<number> {
    const answer = await post(`${this.url}/v1/events`, this.key, { source, events });
    return (succeeded(answer) as SubmitEventsResponse).event_id;
  }

  async event(id: number): Promise<EventStatusResponse> {
    return succeeded(await send(`${this.url}/v1/events/${id}`, this.key, 'GET')) as EventStatusResponse;
  }

  /** Returns the texts of all live memories. */
  async allTexts(): Promise<string[]> {
    const texts: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await send(`${this.url}/v1/memory?archived=false&limit=${MAX_PAGE}${page}`, this.key, 'GET');
      const list = succeeded(answer) as MemoryListResponse;
      texts.push(...list.memories.map(({ text }) => text));
      cursor = list.next_cursor;
    }
    return texts;
  }

  /** Returns the texts of the newest 100 live memories. */
  async liveTexts(): Promise<string[]> {
    const answer = await send(`${this.url}/v1/memory?archived=false&limit=${MAX_PAGE}`, this.key, 'GET');
    return (succeeded(answer) as MemoryListResponse).memories.map(({ text }) => text);
  }

  /** Retrieves at most 50 memories, with their similarity to the first 1,000 code points of `query`. */
  async retrieve(query: string, minScore = 0): Promise<RetrieveMemoriesResponse['memories']> {
    return this.query({ query: shortened(query), top_k: MAX_HITS, min_score: minScore });
  }

  /**
   * Retrieves the best `topK` memories for the first 1,000 code points of `query`, explained and with the other defaults of the
   * service.
   * @param asOf the time to ask at; now if undefined
   */
  ask(query: string, topK: number, asOf?: Date): Promise<RetrieveMemoriesResponse['memories']> {
    return this.query({ query: shortened(query), top_k: topK, explain: true, ...(asOf && { as_of: asOf }) });
  }

  private async query(body: object): Promise<RetrieveMemoriesResponse['memories']> {
    return (succeeded(await post(`${this.url}/v1/memory/retrieve`, this.key, body)) as RetrieveMemoriesResponse).memories;
  }
}

const shortened = (query: string): string => [...query].slice(0, MAX_QUERY_CODE_POINTS).join('');

/** @throws CliError for any failure but a refusal because of sensitive data: a measurement must not skip items */
function expectOnlyPii(failures: readonly { readonly code: string }[]): void {
  const other = failures.find(({ code }) => code !== 'pii_rejected');
  if (other) throw new CliError(`the service could not store a memory: ${other.code}`);
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const post = (url: string, token: string, body: object): Promise<Answer> =>
  send(url, token, 'POST', 'application/json', JSON.stringify(body));

async function send(url: string, token: string, method: string, type?: string, body?: string): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(type && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: await response.json() };
}

/** @throws CliError for any answer that is not a success: a measurement must not skip items */
function succeeded({ status, body }: Answer): unknown {
  if (status < 200 || status > 299) throw new CliError(`the service answered ${status}: ${describeRefusal(status, body)}`);
  return body;
}
