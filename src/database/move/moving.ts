/**
 * SQL: true for rows of workspaces that stay: no worker works on one that leaves, arrives or has left. The workspaces are read
 * once a statement; usually there are none.
 */
export const NOT_MOVING = 'workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL))';

/** SQLSTATE of a change to a workspace that is moving. */
const MOVING = 'MNMOV';

/** True if the database refused a change because its workspace is moving to another installation. */
export function isMoving(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError, cause } = error as Error & Record<string, unknown>;
  return code === MOVING || isMoving(driverError) || isMoving(cause);
}
