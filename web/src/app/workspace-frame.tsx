import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { NotFoundError } from '../../../sdk/typescript/src/mnemonest.js';
import { NoWorkspace } from '../parts/dead-ends';
import { useSession, useWorkspace, workspaceQuery } from './workspace';

/** The pages of a workspace; one that is deleted, or never was, has none. */
export function WorkspaceFrame() {
  const session = useSession();
  const { workspaceId } = useWorkspace();
  const { error } = useQuery(workspaceQuery(session, workspaceId));
  const isThere = workspaceId > 0 && !(error instanceof NotFoundError);
  return isThere ? <Outlet /> : <NoWorkspace isOperator={session.kind === 'admin'} />;
}
