import type { RetrieveMemoriesResponse } from '../../modules/memory/retrieve/retrieve.response.js';
import type { StoreMemoryResponse } from '../../modules/memory/store/store.response.js';
import { CliError } from '../cli/cli-error.js';
import { describeRefusal } from '../cli/error-wording.js';
import type { ServiceProcess } from '../measuring/service-process.js';

/** The answer of a store, or `pii_rejected` if the text was refused because of sensitive data. */
export type StoreAnswer = StoreMemoryResponse | 'pii_rejected';

/** A plan whose rate limits no measurement reaches. */
const PLAN = 'self-hosted';
const MAX_QUERY_CODE_POINTS = 1_000;
const MAX_HITS = 50;

/** A client of a new workspace of the service. */
export class WorkspaceClient {
  private constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  static async create({ url, adminToken }: ServiceProcess, name: string): Promise<WorkspaceClient> {
    const answer = await post(`${url}/admin/v1/workspaces`, adminToken, { name, plan: PLAN });
    const { api_key } = succeeded(answer) as { api_key: { key: string } };
    return new WorkspaceClient(url, api_key.key);
  }

  async store(text: string, meta?: Record<string, unknown>): Promise<StoreAnswer> {
    const answer = await post(`${this.url}/v1/memory/store`, this.key, { text, ...(meta && { meta }) });
    if (answer.status === 422 && (answer.body as { code?: unknown }).code === 'pii_rejected') return 'pii_rejected';
    return succeeded(answer) as StoreMemoryResponse;
  }

  /** Retrieves at most 50 memories, with their similarity to the first 1,000 code points of `query`. */
  async retrieve(query: string, minScore = 0): Promise<RetrieveMemoriesResponse['memories']> {
    const shortened = [...query].slice(0, MAX_QUERY_CODE_POINTS).join('');
    return this.query({ query: shortened, top_k: MAX_HITS, min_score: minScore });
  }

  /** Retrieves the best `topK` memories with the defaults of the service. */
  ask(query: string, topK: number): Promise<RetrieveMemoriesResponse['memories']> {
    return this.query({ query, top_k: topK });
  }

  private async query(body: object): Promise<RetrieveMemoriesResponse['memories']> {
    return (succeeded(await post(`${this.url}/v1/memory/retrieve`, this.key, body)) as RetrieveMemoriesResponse).memories;
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function post(url: string, token: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** @throws CliError for any answer that is not a success: a measurement must not skip items */
function succeeded({ status, body }: Answer): unknown {
  if (status < 200 || status > 299) throw new CliError(`the service answered ${status}: ${describeRefusal(status, body)}`);
  return body;
}
