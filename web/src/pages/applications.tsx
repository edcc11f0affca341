import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { admin, type Grant } from '../api/admin';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { Confirm } from '../parts/confirm';
import { Empty, tellDone, tellFailure } from '../parts/feedback';
import { Page, Panel } from '../parts/page';
import { PagedTable, usePages } from '../parts/paged';
import { Moment, Tag } from '../parts/values';

/** The applications that were connected by OAuth: which they are, what they may, and the end of that. */
export function ApplicationsPage() {
  const { workspaceId } = useWorkspace();
  const query = usePages(['grants', workspaceId], (cursor) => admin.grants(workspaceId, cursor));
  return (
    <Page
      title="Applications"
      about="Connected by OAuth, such as claude.ai and ChatGPT, with a key of this workspace. They end with that key."
    >
      <Panel>
        <PagedTable
          query={query}
          rowsOf={({ grants }) => grants}
          columns={['Application', 'Key', 'May', 'Connected', 'Last used', 'Expires', 'Change']}
          keyOf={({ id }) => id}
          empty={
            <Empty title="No application is connected">
              Start the service with PUBLIC_URL, and give an application the address {globalThis.location.origin}/mcp: it asks for
              a key of this workspace once.
            </Empty>
          }
          more="More applications"
        >
          {(grant) => <GrantRow grant={grant} />}
        </PagedTable>
      </Panel>
    </Page>
  );
}

function GrantRow({ grant }: { grant: Grant }) {
  const { workspaceId } = useWorkspace();
  const [asked, confirm] = useDisclosure(false);
  const { id, client_name: name, client_id: clientId, api_key_label: key, scopes, expires_at: expiresAt } = grant;
  const revoke = useMutation({
    mutationFn: () => admin.revokeGrant(id),
    onSuccess: async () => {
      confirm.close();
      await queryClient.invalidateQueries({ queryKey: ['grants', workspaceId] });
      tellDone(`“${name}” is not connected any more.`);
    },
    onError: tellFailure,
  });
  const hasEnded = expiresAt === null || new Date(expiresAt) <= new Date();
  return (
    <tr>
      <td>
        <Text fw={600} className="wrap">
          {name}
        </Text>
        <Text className="mono wrap" c="dimmed">
          {clientId}
        </Text>
      </td>
      <td data-label="Key">{key}</td>
      <td data-label="May">{scopes.join(' and ')}</td>
      <td data-label="Connected">
        <Moment at={grant.created_at} />
      </td>
      <td data-label="Last used">{grant.last_used_at ? <Moment at={grant.last_used_at} /> : 'never'}</td>
      <td data-label="Expires">{hasEnded ? <Tag tone="red">expired</Tag> : <Moment at={expiresAt} />}</td>
      <td>
        <Button size="xs" variant="outline" color="red" onClick={confirm.open} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
        <Confirm
          opened={asked}
          title="Revoke this grant?"
          verb="Revoke it"
          pending={revoke.isPending}
          onConfirm={() => revoke.mutate()}
          onClose={confirm.close}
        >
          “{name}” is refused from this moment on. The key “{key}” stays; with it, somebody can connect the application again.
        </Confirm>
      </td>
    </tr>
  );
}
