const UNIQUE_VIOLATION = '23505';

interface PgError {
  readonly code?: string;
  readonly table?: string;
}

/** Whether it is the error of the index that keeps two live memories of a workspace from having one exact form, on whichever partition. */
export function isDuplicateText(error: unknown): boolean {
  const { code, table } = (error as { driverError?: PgError }).driverError ?? (error as PgError);
  return code === UNIQUE_VIOLATION && Boolean(table?.startsWith('memories_'));
}
