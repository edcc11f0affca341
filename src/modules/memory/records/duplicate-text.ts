const UNIQUE_VIOLATION = '23505';

interface PgError {
  readonly code?: string;
  readonly table?: string;
}

/** True for a violation, on any partition, of the index that lets only one live memory of a scope have an exact form. */
export function isDuplicateText(error: unknown): boolean {
  const { code, table } = (error as { driverError?: PgError }).driverError ?? (error as PgError);
  return code === UNIQUE_VIOLATION && Boolean(table?.startsWith('memories_'));
}
