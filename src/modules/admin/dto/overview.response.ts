import { ApiProperty } from '@nestjs/swagger';
import { openWord, orNull } from '../../../http/response-schema.js';
import { Count } from './limit.fields.js';

export class WorkspaceTotalsResponse {
  @Count('That serve calls.', 12)
  active: number;

  @Count('That wait for a payment.', 0)
  pending_payment: number;

  @Count('That an operator stopped.', 1)
  suspended: number;

  @Count('Whose quota of the month is used up.', 0)
  limit_reached: number;

  @Count('That can still be restored.', 2)
  deleted: number;
}

export class TotalsResponse {
  @Count('Accounts.', 3)
  accounts: number;

  @Count('Those of them that are suspended.', 0)
  accounts_suspended: number;

  @ApiProperty()
  workspaces: WorkspaceTotalsResponse;

  @Count('API keys.', 20)
  keys: number;

  @Count('Memories of all workspaces; above 200,000 an estimate.', 120_000)
  memories: number;

  @Count('Re-embeddings that were ever started.', 0)
  reembeddings: number;

  @Count('Key rotations that were ever started.', 0)
  key_rotations: number;
}

export class QueuesResponse {
  @Count('Turns of conversations that wait to become memories.', 0)
  turns: number;

  @Count('Texts that wait for vectors.', 0)
  embedding_jobs: number;

  @Count('Workspaces that are being purged.', 0)
  purges: number;
}

const Milliseconds = (share: string, example: number) =>
  ApiProperty({
    ...orNull({ type: 'number' }),
    description: `${share} of these calls were answered within so many milliseconds; null without calls.`,
    examples: [example],
  });

export class LatencyResponse {
  @Count('Calls that these numbers are of: the last 1,000 that succeeded.', 1_000)
  calls: number;

  @Milliseconds('Half', 12.4)
  p50_ms: number | null;

  @Milliseconds('95 %', 31)
  p95_ms: number | null;
}

export class LatenciesResponse {
  @ApiProperty({ description: 'Of `POST /v1/memory/store`.' })
  store: LatencyResponse;

  @ApiProperty({ description: 'Of `POST /v1/memory/retrieve`.' })
  retrieve: LatencyResponse;
}

export class VersionsResponse {
  @ApiProperty({ description: 'Of this service.', examples: ['0.1.0'] })
  mnemonest: string;

  @ApiProperty({ examples: ['v22.11.0'] })
  node: string;

  @ApiProperty({ description: '`embedded` or `postgresql`, and its version.', examples: ['postgresql 17.2'] })
  database: string;

  @ApiProperty({ description: 'The last migration of the schema.', examples: ['InitialSchema1763800000000'] })
  schema: string;

  @ApiProperty({ description: 'The model that new texts are embedded with.', examples: ['all-MiniLM-L6-v2'] })
  embedding_model: string;
}

export class RecentErrorResponse {
  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  at: Date;

  @ApiProperty({ description: 'The part of the service that logged it.', examples: ['ErrorFilter'] })
  context: string;

  @ApiProperty({ description: 'The first line, at most 300 characters.', examples: ['Unexpected failure'] })
  message: string;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'null outside of a request.', examples: ['order-4711'] })
  request_id: string | null;
}

const STATUSES = {
  ready: 'all is well',
  degraded: 'calls are served without a dependency',
  unavailable: 'stores or retrieves fail',
  stopping: 'it is about to stop',
};

const ENCRYPTION = {
  on: 'texts are encrypted with ENCRYPTION_KEY',
  ending: 'with previous keys only, new texts are stored plain',
  off: 'without keys, all texts are stored plain',
};

/** The state of the service, as an operator looks at it first. */
export class OverviewResponse {
  @ApiProperty(openWord(STATUSES))
  status: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'As `/readyz` says.',
    examples: [{ database: 'up', embeddings: 'up', redis: 'not configured' }],
  })
  checks: Record<string, string>;

  @ApiProperty({ description: 'When this process started.', examples: ['2026-05-15T18:30:00Z'] })
  started_at: Date;

  @ApiProperty(openWord(ENCRYPTION))
  encryption: string;

  @ApiProperty()
  totals: TotalsResponse;

  @ApiProperty({ description: 'What waits, of all processes.' })
  queues: QueuesResponse;

  @ApiProperty({ description: 'How long the last stores and retrieves of this process took.' })
  latencies: LatenciesResponse;

  @ApiProperty()
  versions: VersionsResponse;

  @ApiProperty({ type: [RecentErrorResponse], description: 'The last 20 errors in the log of this process, the newest first.' })
  last_errors: RecentErrorResponse[];
}
