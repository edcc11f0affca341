import type { MovePlan } from '../../database/move/workspace-move.js';
import { aligned, quoted } from './text-table.js';

/** Returns what a move takes along, for people. */
export function movePlanLines({ workspaceId, name, account, plan, state, rows }: MovePlan): string[] {
  const terms = plan === null ? 'without a plan' : `on plan ${plan}`;
  return [
    `workspace ${workspaceId} ${quoted(name)} of account ${quoted(account)}, ${terms}: ${STATES[state]}`,
    ...aligned([['rows', ''], ...Object.entries(rows)]),
  ];
}

const STATES: Record<MovePlan['state'], string> = {
  'to do': 'can move',
  begun: 'is moving',
  moved: 'has moved; these rows are what it left here',
};
