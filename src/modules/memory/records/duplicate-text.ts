const UNIQUE_VIOLATION = '23505';

interface PgError {
  readonly code?: string;
  readonly message?: string;
  /** Unknown of the error of a worker of Citus, whose shards of an index have names that begin with that of the partition. */
  readonly table?: string;
}

/** True for a violation, on any partition, of the index that lets only one live memory of a scope have an exact form. */
export function isDuplicateText(error: unknown): boolean {
  const { code, table, message } = (error as { driverError?: PgError }).driverError ?? (error as PgError);
  return code === UNIQUE_VIOLATION && (table ? table.startsWith('memories_') : /\bmemories_\d+_/.test(message ?? ''));
}
