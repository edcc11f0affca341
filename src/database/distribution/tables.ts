/**
 * The tables that a distributed database has on the workers, each row on the one of its workspace. The first one decides where
 * the shards of the others are.
 */
export const DISTRIBUTED_TABLES = [
  'memories',
  'memory_revisions',
  'memory_accesses',
  'memory_links',
  'memory_chunks',
  'unembedded_memories',
  'embedding_jobs',
  'lexeme_statistics',
  'lexeme_changes',
  'recommendations',
  'outbox_events',
  'webhooks',
  'webhook_deliveries',
  'event_sources',
  'event_batches',
  'event_turns',
  'idempotency_keys',
  'idempotency_parts',
] as const;

/** The tables that triggers of the former read, which every worker has a copy of. */
export const REFERENCE_TABLES = ['embedding_models', 'reembedding_workspaces'] as const;

/**
 * The tables with a `workspace_id` that stay on the coordinator: accounts and keys, which calls are checked by, and counts. No
 * statement reads them together with those on the workers, and the coordinator answers without asking one.
 */
export const COORDINATOR_TABLES = [
  'api_keys',
  'audit_entries',
  'azen_usage',
  'call_counts',
  'key_usage',
  'oauth_grants',
  'oauth_tokens',
  'optimization_runs',
  'rescopings',
  'subscriptions',
  'usage_counters',
] as const;

/** A foreign key between tables that leave the coordinator. */
export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

const keyOf = (table: string, name: string, definition: string): ForeignKey => ({ table, name, definition });

/** Dropped before tables are distributed, and made again when all are; a medium test compares them with the schema. */
export const FOREIGN_KEYS: readonly ForeignKey[] = [
  ...['embedding_model_id', 'embedding_b_model_id'].map((column) =>
    keyOf('memories', `memories_${column}_fkey`, `FOREIGN KEY (${column}) REFERENCES embedding_models(id)`),
  ),
  keyOf('memory_chunks', 'memory_chunks_model_id_fkey', 'FOREIGN KEY (model_id) REFERENCES embedding_models(id)'),
  ...['from_model_id', 'to_model_id'].map((column) =>
    keyOf('reembeddings', `reembeddings_${column}_fkey`, `FOREIGN KEY (${column}) REFERENCES embedding_models(id)`),
  ),
  keyOf('memory_accesses', 'memory_accesses_memory', ofMemory('memory_id')),
  keyOf('memory_links', 'memory_links_newer', ofMemory('newer_id')),
  keyOf('memory_links', 'memory_links_older', ofMemory('older_id')),
  keyOf(
    'event_turns',
    'event_turns_workspace_id_batch_id_fkey',
    'FOREIGN KEY (workspace_id, batch_id) REFERENCES event_batches(workspace_id, id) ON DELETE CASCADE',
  ),
  keyOf(
    'idempotency_parts',
    'idempotency_parts_workspace_id_key_fkey',
    'FOREIGN KEY (workspace_id, key) REFERENCES idempotency_keys(workspace_id, key) ON DELETE CASCADE',
  ),
];

function ofMemory(column: string): string {
  return `FOREIGN KEY (workspace_id, ${column}) REFERENCES memories(workspace_id, id) ON DELETE CASCADE`;
}
