import { setTimeout as sleep } from 'node:timers/promises';
import type { Queries } from '../../common/queries.js';
import { StartError } from '../../common/start-error.js';
import { BROADCAST_CHANNEL, CREDENTIALS_CHANGED } from '../broadcast.js';
import type { Keyring } from '../encryption/keyring.js';
import { ArrivingRows } from './arriving-rows.js';
import type { Cell } from './cell.js';
import { freeze, isFrozen, unfreeze } from './freeze.repository.js';
import { findInstallation, findMigrations, findTenantTables } from './installation.repository.js';
import { assertMovable, hasArrived, type MoveState } from './move-checks.js';
import { type MovedTables, movedTables, type TenantTable } from './moved-tables.js';
import * as workspaces from './moving-workspace.repository.js';
import * as rows from './rows.repository.js';

/** Tells how far a move is. @param total rows of the table; undefined for a step without any */
export type Progress = (step: string, done?: number, total?: number) => void;

/** A workspace with all that a move takes along. */
export interface MovePlan {
  readonly workspaceId: number;
  readonly name: string;
  /** The account that the workspace will belong to, by its name. */
  readonly account: string;
  /** The code of its plan; null without a subscription. */
  readonly plan: string | null;
  /** `moved`: the workspace is active in the other installation. */
  readonly state: 'to do' | 'begun' | 'moved';
  /** The rows of the workspace by table, without those of empty ones. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Rows that are read and written at a time: with the vectors some megabytes. */
const ROWS_AT_ONCE = 500;
/** Time after which every process has noticed that the workspace is suspended, and calls that began before have ended. */
const SETTLED_MS = 10_000;

/**
 * Moves a workspace to the database of another installation, row by row as they are, so that nothing is embedded anew.
 *
 * Its rows are frozen where they leave (see {@link freeze}), so that a move that was killed goes on where it stood. First what
 * there may be much of, while the workspace can be read; then, in one transaction, all else, with which it is active where it
 * arrives. Only then it is suspended where it left, and stays until it is purged.
 */
export class WorkspaceMove {
  constructor(
    private readonly from: Cell,
    private readonly to: Cell,
    private readonly keyring: Keyring,
    private readonly workspaceId: number,
    private readonly progress: Progress = () => {},
    private readonly settledMs = SETTLED_MS,
  ) {}

  /**
   * Returns what there is to move.
   * @throws StartError if it cannot be moved
   */
  async plan(): Promise<MovePlan> {
    const state = await this.state();
    assertMovable(state);
    const tables = movedTables(await findTenantTables(this.from.db));
    const counts: Record<string, number> = {};
    for (const { name } of [...tables.bulk, ...tables.rest]) {
      const count = await rows.countRows(this.from.db, name, this.workspaceId);
      if (count > 0) counts[name] = count;
    }
    const { name, account, plan, isMoving, hasMoved } = state.leaving as workspaces.MovingWorkspace;
    const reached = hasMoved ? 'moved' : isMoving ? 'begun' : 'to do';
    return { workspaceId: this.workspaceId, name, account, plan, state: reached, rows: counts };
  }

  /**
   * Moves the workspace, or goes on with it; no effect if it has moved.
   * @throws StartError if it cannot be moved
   */
  async run(): Promise<void> {
    const state = await this.lockedState();
    const model = assertMovable(state);
    if (!hasArrived(state)) {
      const tables = movedTables(await findTenantTables(this.from.db));
      const arriving = new ArrivingRows(this.workspaceId, model, this.keyring);
      await this.begin(state);
      await this.copyBulk(tables, arriving);
      await this.copyRest(tables, arriving, state);
    }
    await this.finish(state);
  }

  /**
   * Takes a move back that has not arrived: the workspace stays where it is, and can be changed again.
   * @throws StartError if it has arrived, or there is no such move
   */
  async abandon(): Promise<void> {
    const state = await this.lockedState();
    const { leaving, arriving, to } = state;
    if (!leaving?.isMoving || leaving.moveWith !== to.id || leaving.hasMoved || hasArrived(state))
      throw new StartError(`there is no move of workspace ${this.workspaceId} to that installation that could be abandoned`);
    if (arriving) {
      this.progress('what was copied is deleted');
      const { bulk, rest } = movedTables(await findTenantTables(this.to.db));
      for (const { name } of [...[...bulk, ...rest].reverse(), { name: 'lexeme_changes' }, { name: 'lexeme_statistics' }])
        while ((await rows.deleteRows(this.to.db, name, this.workspaceId, ROWS_AT_ONCE)) > 0);
      await workspaces.removeArriving(this.to.db, this.workspaceId);
    }
    await unfreeze(this.from.db, this.workspaceId);
    await workspaces.stayHere(this.from.db, this.workspaceId);
  }

  private async lockedState(): Promise<MoveState> {
    if (!(await workspaces.lockMove(this.from.db, this.workspaceId)))
      throw new StartError(`another process is moving workspace ${this.workspaceId}`);
    return this.state();
  }

  private async state(): Promise<MoveState> {
    const [from, to] = [await findMigrations(this.from.db), await findMigrations(this.to.db)];
    if (from.length === 0 || from.join() !== to.join())
      throw new StartError(
        'both databases must have the schema of one version: start that version of the service on each before',
      );
    const purgedHere = await workspaces.isBeingPurged(this.from.db, this.workspaceId);
    const purgedThere = await workspaces.isBeingPurged(this.to.db, this.workspaceId);
    return {
      workspaceId: this.workspaceId,
      purgedIn: purgedHere ? 'this installation' : purgedThere ? 'the other installation' : undefined,
      from: await findInstallation(this.from.db, from),
      to: await findInstallation(this.to.db, to),
      leaving: await workspaces.findWorkspace(this.from.db, this.workspaceId),
      arriving: await workspaces.findWorkspace(this.to.db, this.workspaceId),
    };
  }

  private async begin({ from, to, leaving }: MoveState): Promise<void> {
    const { name, account } = leaving as workspaces.MovingWorkspace;
    await workspaces.beginLeaving(this.from.db, this.workspaceId, to.id);
    await this.to.transaction((tx) => workspaces.beginArriving(tx, this.workspaceId, from.id, name, account));
  }

  private async copyBulk({ bulk }: MovedTables, arriving: ArrivingRows): Promise<void> {
    this.progress('the workspace can be read, and not changed, until it has arrived');
    await freeze(
      this.from.db,
      this.workspaceId,
      bulk.map(({ name }) => name),
    );
    for (const table of bulk) await this.copy(this.to.db, table, arriving);
  }

  private async copyRest({ rest }: MovedTables, arriving: ArrivingRows, { from }: MoveState): Promise<void> {
    this.progress('calls of the workspace are answered 503 until it has arrived');
    await freeze(
      this.from.db,
      this.workspaceId,
      rest.map(({ name }) => name),
    );
    await this.to.transaction(async (tx) => {
      // What workers of the other installation have made of the rows that are there.
      for (const { name } of [...rest].reverse()) await rows.deleteRows(tx, name, this.workspaceId, null);
      await workspaces.copyClients(tx, this.from.db, this.workspaceId);
      await arriving.prepare(this.from.db, tx);
      for (const table of rest) await this.copy(tx, table, arriving);
      await workspaces.arrive(tx, this.from.db, this.workspaceId);
      await workspaces.recordMove(tx, this.workspaceId, 'workspace.arrived', from.id);
    });
    await workspaces.tellCredentialsChanged(this.to.db, BROADCAST_CHANNEL, CREDENTIALS_CHANGED);
  }

  private async copy(to: Queries, table: TenantTable, arriving: ArrivingRows): Promise<void> {
    const total = await rows.countRows(this.from.db, table.name, this.workspaceId);
    let done = await rows.countRows(to, table.name, this.workspaceId);
    let last = await rows.lastKey(to, table, this.workspaceId);
    for (;;) {
      const page = await arriving.read(this.from.db, table, last, ROWS_AT_ONCE);
      await rows.insertRows(
        to,
        table,
        page.map((row) => arriving.changed(table, row)),
      );
      done += page.length;
      if (total > 0) this.progress(table.name, done, total);
      if (page.length < ROWS_AT_ONCE) return;
      last = table.key.map((name) => page.at(-1)?.[name] as string);
    }
  }

  private async finish({ to, leaving }: MoveState): Promise<void> {
    if (!leaving?.hasMoved)
      await this.from.transaction(async (tx) => {
        await workspaces.finishLeaving(tx, this.workspaceId);
        await workspaces.recordMove(tx, this.workspaceId, 'workspace.moved', to.id);
      });
    await workspaces.tellCredentialsChanged(this.from.db, BROADCAST_CHANNEL, CREDENTIALS_CHANGED);
    if (!(await isFrozen(this.from.db, this.workspaceId))) return;
    // Nothing may be written here by a call that began before.
    await sleep(this.settledMs);
    await unfreeze(this.from.db, this.workspaceId);
  }
}
