import { loadConfig } from '../../config/config.js';
import { loadEnvFile } from '../../config/env-file.js';
import { assertUndistributed } from '../../database/distribution/distribution-state.js';
import { keyringOf } from '../../database/encryption/keyring.js';
import { openEmbedded, openServer } from '../../database/move/cell.js';
import { type Progress, WorkspaceMove } from '../../database/move/workspace-move.js';
import { environment } from './environment.js';

/**
 * Connects to the database of this environment and to another one, and works on the move of a workspace between them.
 * @param to `postgres://…` of the database in which the workspace arrives
 * @throws StartError if a database cannot be used, or the workspace cannot be moved
 */
export async function withMove<T>(
  workspaceId: number,
  to: string,
  progress: Progress,
  work: (move: WorkspaceMove) => Promise<T>,
): Promise<T> {
  loadEnvFile();
  const config = loadConfig(environment);
  const other = await openServer(to, '--to');
  try {
    const own = config.databaseUrl ? await openServer(config.databaseUrl, 'DATABASE_URL') : await openEmbedded(config.dataDir);
    try {
      for (const { db } of [own, other]) await assertUndistributed(db);
      return await work(new WorkspaceMove(own, other, keyringOf(config.encryption), workspaceId, progress));
    } finally {
      await own.close();
    }
  } finally {
    await other.close();
  }
}
