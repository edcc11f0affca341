import type { Queries } from '../../common/queries.js';
import { webhookContext } from '../encryption/encryption-context.js';
import type { Keyring } from '../encryption/keyring.js';
import { renumberedBy, renumberedTables, type TenantTable } from './moved-tables.js';
import { ensurePlan } from './moving-workspace.repository.js';
import { type MovedModel, type Row, readRows, renumber } from './rows.repository.js';

/** The rows of a workspace, as the installation has them in which it arrives. */
export class ArrivingRows {
  private readonly ids = new Map<string, Map<string, string>>();
  private planId: string | null = null;

  constructor(
    private readonly workspaceId: number,
    private readonly model: MovedModel,
    private readonly keyring: Keyring,
  ) {}

  /** Takes the new ids, and finds the plan. */
  async prepare(from: Queries, tx: Queries): Promise<void> {
    this.planId = await ensurePlan(tx, from, this.workspaceId);
    for (const table of renumberedTables()) this.ids.set(table, await renumber({ from, to: tx }, table, this.workspaceId));
  }

  /** Reads the next rows of a table behind a key: vectors as the other installation keeps them, all else as it is. */
  read(from: Queries, table: TenantTable, after: readonly string[] | undefined, limit: number): Promise<Row[]> {
    return readRows(from, table, this.model, this.workspaceId, after, limit);
  }

  /**
   * Returns a row with the new ids in it.
   * @throws DecryptionError if the secret of a webhook cannot be encrypted for its new id
   */
  changed({ name }: TenantTable, row: Row): Row {
    const changed: Row = {};
    for (const [column, value] of Object.entries(row)) changed[column] = this.newId(name, column, value) ?? value;
    if (name === 'subscriptions') changed['plan_id'] = this.planId;
    if (name === 'webhooks')
      for (const column of ['secret', 'previous_secret'])
        changed[column] = this.secret(row[column] ?? null, row['id'], changed['id']);
    return changed;
  }

  private newId(table: string, column: string, value: string | null): string | undefined {
    const referred = renumberedBy(table, column);
    return referred === undefined || value === null ? undefined : this.ids.get(referred)?.get(value);
  }

  /** The secret is encrypted for the id of its webhook. */
  private secret(stored: string | null, before: string | null | undefined, id: string | null | undefined): string | null {
    if (stored === null) return null;
    const plain = this.keyring.decrypt(webhookContext(this.workspaceId, Number(before)), stored);
    return this.keyring.encrypt(webhookContext(this.workspaceId, Number(id)), plain);
  }
}
