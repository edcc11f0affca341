import { queryOptions } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { admin } from '../api/admin';
import { workspaceClient } from '../api/clients';
import type { Session } from '../api/session';

const signedIn = getRouteApi('/signed-in');
const ofWorkspace = getRouteApi('/signed-in/w/$workspaceId');

/** Returns the session that the page is shown in. */
export const useSession = (): Session => signedIn.useRouteContext().session;

/** Returns the workspace that the page is about, with the client of its memories. */
export function useWorkspace() {
  const { workspaceId } = ofWorkspace.useParams();
  return { workspaceId, client: workspaceClient(workspaceId) };
}

/** The facts about a workspace that both its operator and its keys may know. */
export interface WorkspaceFacts {
  readonly name: string;
  readonly status: string;
  readonly plan: string | null;
}

/** Reads them in the way that the session allows. */
export const workspaceQuery = ({ kind }: Session, workspaceId: number) =>
  queryOptions({
    queryKey: ['workspace', workspaceId],
    queryFn: async (): Promise<WorkspaceFacts> => {
      if (kind === 'admin') {
        const { name, status, plan } = await admin.usage(workspaceId);
        return { name, status, plan };
      }
      const { workspace_name: name, workspace_status: status, plan_name: plan } = await workspaceClient(workspaceId).status();
      return { name, status, plan };
    },
  });
