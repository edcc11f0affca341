import { admin } from '../api/admin';
import { workspaceClient } from '../api/clients';
import type { Session } from '../api/session';

const LAST = 'mnemonest-workspace';

/** Remembers the workspace that is open, for the next visit. */
export const rememberWorkspace = (id: number): void => localStorage.setItem(LAST, String(id));

/**
 * Returns the workspace to begin with: the one of the key, or the operator's last one, or the only one there is.
 * @returns undefined where the operator has to choose
 */
export async function homeWorkspaceId({ kind }: Session): Promise<number | undefined> {
  if (kind === 'workspace') return (await workspaceClient(0).status()).workspace_id;
  const { workspaces } = await admin.workspaces('');
  const living = workspaces.filter(({ deleted_at: deletedAt }) => deletedAt === null);
  const last = Number(localStorage.getItem(LAST));
  if (living.some(({ id }) => id === last)) return last;
  return living.length === 1 ? living[0]?.id : undefined;
}
