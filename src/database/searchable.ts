/**
 * The SQLSTATE that the trigger `memories_searchable` raises if a row has no vector of the model that its workspace is
 * searched by.
 */
const UNSEARCHABLE = 'MN001';

/**
 * True if a write failed because its row lacks a vector of the model that the workspace is searched by, which the
 * writer did not know yet. Nothing was written.
 */
export function isUnsearchable(error: unknown): boolean {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return (driverError?.code ?? code) === UNSEARCHABLE;
}
