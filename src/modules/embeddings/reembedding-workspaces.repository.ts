import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { memoryContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { Transactions } from '../../database/transactions.js';
import { toVectorText } from '../../database/vector-text.js';
import type { RunModel } from './reembedding.repository.js';

/** A memory without a vector of the new model. */
export interface Unembedded {
  readonly id: number;
  readonly text: string;
  /** JSON text. */
  readonly metaJson: string;
  /** The text as stored: encrypted or plain. */
  readonly kept: string;
}

/** Reads the workspaces that wait to be searched by the new model, and writes the missing vectors of their memories. */
@Injectable()
export class ReembeddingWorkspacesRepository {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly keyring: Keyring,
  ) {}

  /** Returns the id of a workspace that waits to be switched. */
  async nextWorkspace(): Promise<number | undefined> {
    const [row] = await this.database.query<{ id: number }>(
      'next_reembedding_workspace',
      `${EVERY_WORKSPACE}SELECT workspace_id AS id FROM reembedding_workspaces ORDER BY workspace_id LIMIT 1`,
      [],
    );
    return row?.id;
  }

  /** Returns memories of a workspace without a vector of the model, the oldest first. */
  async unembedded(workspaceId: number, { id, vectorColumn }: RunModel, after: number, limit: number): Promise<Unembedded[]> {
    const rows = await this.database.query<Omit<Unembedded, 'text'>>(
      `unembedded_${vectorColumn}`,
      `SELECT id, text AS kept, meta::text AS "metaJson" FROM memories
       WHERE workspace_id = $1 AND id > $2 AND ${vectorColumn}_model_id IS DISTINCT FROM $3::smallint
       ORDER BY id LIMIT $4`,
      [workspaceId, after, id, limit],
    );
    return rows.map((row) => ({
      ...row,
      text: this.keyring.decrypt(memoryContext(workspaceId, row.id, 'text'), row.kept),
      metaJson: this.keyring.decryptJson(memoryContext(workspaceId, row.id, 'meta'), row.metaJson),
    }));
  }

  /** Writes vectors of the model to their memories, unless the text of a memory has changed. */
  async embed(workspaceId: number, { id, vectorColumn }: RunModel, memories: readonly (Unembedded & { vector: Float32Array })[]) {
    await this.database.query(
      `reembed_${vectorColumn}`,
      // Locked in the same order as by the access counters, so that the two cannot deadlock.
      `WITH made AS (
         SELECT m.id, v.vector FROM unnest($3::bigint[], $4::text[], $5::text[]) AS v (id, kept, vector)
         JOIN memories m ON m.workspace_id = $1 AND m.id = v.id AND m.text = v.kept
           AND m.${vectorColumn}_model_id IS DISTINCT FROM $2::smallint
         ORDER BY m.id FOR UPDATE OF m)
       UPDATE memories m SET ${vectorColumn} = made.vector::halfvec, ${vectorColumn}_model_id = $2::smallint
       FROM made WHERE m.workspace_id = $1 AND m.id = made.id`,
      [
        workspaceId,
        id,
        memories.map((memory) => memory.id),
        memories.map(({ kept }) => kept),
        memories.map(({ vector }) => toVectorText(vector)),
      ],
    );
  }

  /**
   * Switches a workspace to the active model, if all its memories have a vector of it.
   * @returns false if some memories have none yet
   */
  switch(workspaceId: number, { id, vectorColumn }: RunModel): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      // Waits for transactions that write memories without the vector: they lock this row (see the trigger memories_searchable).
      // The statement below sees their memories.
      const [waiting] = await tx.query(null, 'SELECT FROM reembedding_workspaces WHERE workspace_id = $1 FOR UPDATE', [
        workspaceId,
      ]);
      if (!waiting) return true;
      const [goal] = await tx.query(null, `SELECT FROM embedding_models WHERE id = $1 AND state = 'active' FOR SHARE`, [id]);
      if (!goal) return true;
      const [missing] = await tx.query(
        null,
        `SELECT FROM memories WHERE workspace_id = $1 AND ${vectorColumn}_model_id IS DISTINCT FROM $2::smallint LIMIT 1`,
        [workspaceId, id],
      );
      if (missing) return false;
      await tx.query(null, 'DELETE FROM reembedding_workspaces WHERE workspace_id = $1', [workspaceId]);
      return true;
    });
  }
}
