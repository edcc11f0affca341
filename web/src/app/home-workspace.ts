import { admin } from '../api/admin';
import { workspaceClient } from '../api/clients';
import type { Session } from '../api/session';

const LAST = 'mnemonest-workspace';

/** Remembers the workspace that is open, for the next visit. */
export const rememberWorkspace = (id: number): void => localStorage.setItem(LAST, String(id));

/** Forgets it: it may be deleted. */
const forgetWorkspace = (): void => localStorage.removeItem(LAST);

/** Returns the workspace that was open last; undefined if none was. */
export const lastWorkspace = (): number | undefined => Number(localStorage.getItem(LAST)) || undefined;

/**
 * Returns the workspace to begin with: the one of the key, or the operator's last one, or the only one there is.
 * @returns undefined where the operator has to choose
 */
export async function homeWorkspaceId({ kind }: Session): Promise<number | undefined> {
  if (kind === 'workspace') return (await workspaceClient(0).status()).workspace_id;
  const { workspaces } = await admin.workspaces('');
  const living = workspaces.filter(({ deleted_at: deletedAt }) => deletedAt === null);
  const last = lastWorkspace();
  if (living.some(({ id }) => id === last)) return last;
  forgetWorkspace();
  return living.length === 1 ? living[0]?.id : undefined;
}
