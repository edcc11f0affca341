/** Raised by the trigger `memories_searchable`: the row has no vector of the model that its workspace is searched by. */
const UNSEARCHABLE = 'MN001';

/** Whether a write failed because who made it did not know by which model the workspace is searched; nothing was written. */
export function isUnsearchable(error: unknown): boolean {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return (driverError?.code ?? code) === UNSEARCHABLE;
}
