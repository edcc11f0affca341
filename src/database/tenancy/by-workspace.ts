import { groupBy } from '../../common/grouping.js';

/** A row that names its workspace. */
interface OfWorkspace {
  readonly workspaceId: number;
}

/**
 * Returns what `claim` first returns for one of `waiting`. A statement finds them without a lock, and another locks one within
 * its workspace: a database that is distributed by workspace cannot lock rows of several. Another process may have been faster.
 */
export async function claimFirst<Row, Claimed>(
  waiting: Promise<readonly Row[]>,
  claim: (row: Row) => Promise<readonly Claimed[]>,
): Promise<Claimed | undefined> {
  for (const row of await waiting) {
    const [claimed] = await claim(row);
    if (claimed) return claimed;
  }
  return undefined;
}

/**
 * Changes rows that a statement has found, workspace by workspace.
 * @param change locks and changes those rows of a workspace that are still to be changed, and returns them
 * @returns the number of rows that were changed
 */
export async function changeEach<Row extends OfWorkspace>(
  found: Promise<readonly Row[]>,
  change: (workspaceId: number, rows: readonly Row[]) => Promise<readonly unknown[]>,
): Promise<number> {
  let changed = 0;
  for (const [workspaceId, rows] of byWorkspace(await found)) changed += (await change(workspaceId, rows)).length;
  return changed;
}

/** Returns rows by their workspaces, which are in ascending order, so that two processes lock them in the same one. */
export const byWorkspace = <Row extends OfWorkspace>(rows: readonly Row[]): Map<number, Row[]> =>
  groupBy(
    [...rows].sort((a, b) => a.workspaceId - b.workspaceId),
    ({ workspaceId }) => workspaceId,
  );

/**
 * Takes the next step of a walk over the rows of all workspaces, by workspace and id.
 * @param after the last row of the previous step; undefined for the first one
 * @param next finds the next workspace with an id above a number that has rows to change
 * @param step changes rows of one workspace, after that row; returns undefined if there are none
 */
export async function walk<Row extends OfWorkspace, Step>(
  after: Row | undefined,
  next: (after: number) => Promise<readonly OfWorkspace[]>,
  step: (workspaceId: number, after: Row | undefined) => Promise<Step | undefined>,
): Promise<Step | undefined> {
  let taken = after && (await step(after.workspaceId, after));
  for (let passed = after?.workspaceId ?? 0; taken === undefined; ) {
    const [found] = await next(passed);
    if (!found) return undefined;
    passed = found.workspaceId;
    taken = await step(passed, undefined);
  }
  return taken;
}
