import { StartError } from '../../common/start-error.js';
import { isSameModel } from '../../config/model-directory/model-name.js';
import type { Installation } from './installation.repository.js';
import type { MovingWorkspace } from './moving-workspace.repository.js';
import type { MovedModel } from './rows.repository.js';

/** A workspace with the two installations of its move. */
export interface MoveState {
  readonly workspaceId: number;
  readonly from: Installation;
  readonly to: Installation;
  /** The workspace where it leaves. */
  readonly leaving: MovingWorkspace | undefined;
  /** The workspace where it arrives; undefined before the move begins. */
  readonly arriving: MovingWorkspace | undefined;
  /** The installation that may still delete rows of a workspace with this id. */
  readonly purgedIn: 'this installation' | 'the other installation' | undefined;
}

/** True if the last step of the copy is done: the workspace is active where it arrives. */
export const hasArrived = ({ from, leaving, arriving }: MoveState): boolean =>
  leaving?.isMoving === true && arriving?.moveWith === from.id && !arriving.isMoving;

/**
 * Checks that a move can begin, or go on.
 * @returns the model that both search by
 * @throws StartError with what to do about it
 */
export function assertMovable(state: MoveState): MovedModel {
  const { workspaceId, from, to, leaving, arriving, purgedIn } = state;
  if (!leaving) throw new StartError(`there is no workspace ${workspaceId} in this installation`);
  if (from.id === to.id) throw new StartError('--to is the database that the workspace is in');
  if (purgedIn) throw new StartError(`a workspace ${workspaceId} was purged in ${purgedIn} within the last day`);
  if (leaving.isMoving && leaving.moveWith !== to.id)
    throw new StartError(`workspace ${workspaceId} is moving, or has moved, to another installation than this one`);
  if (arriving && arriving.moveWith !== from.id)
    throw new StartError(`--to has a workspace ${workspaceId} of its own: ids are disjoint with WORKSPACE_ID_START`);
  if (arriving?.hasMoved) throw new StartError(`--to still has what workspace ${workspaceId} left when it moved: purge it there`);
  if (from.isRewriting || to.isRewriting)
    throw new StartError('a re-embedding or a key rotation is under way: move the workspace when it has ended');
  assertSameKeys(from, to);
  return sameModel(from, to);
}

/** Encrypted texts move as they are. */
function assertSameKeys(from: Installation, to: Installation): void {
  if (from.keyIds.join() !== to.keyIds.join())
    throw new StartError(
      `both installations must have the same ENCRYPTION_KEY: this one keeps texts under ${listed(from.keyIds)}, the other one ` +
        `under ${listed(to.keyIds)}`,
    );
  if (to.sealedBy !== null && to.sealedBy !== from.sealedBy)
    throw new StartError('the other installation takes encrypted texts only: run mnemonest rotate-key in this one before');
}

const listed = (ids: readonly string[]) => (ids.length ? ids.map((id) => `key ${id}`).join(' and ') : 'no key');

function sameModel(from: Installation, to: Installation): MovedModel {
  const [[own, ...more], [other, ...others]] = [from.models, to.models];
  if (
    !own ||
    !other ||
    more.length ||
    others.length ||
    !isSameModel(own.model, other.model) ||
    own.dimensions !== other.dimensions
  )
    throw new StartError(
      `both installations must embed with the same model: this one with ${described(from)}, the other one with ${described(to)}`,
    );
  return { from: own, to: other };
}

const described = ({ models }: Installation) => models.map(({ model, dimensions }) => `${model} (${dimensions})`).join(' and ');
