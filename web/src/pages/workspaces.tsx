import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { admin, type Workspace } from '../api/admin';
import { queryClient } from '../app/query-client';
import { NewWorkspace } from '../dialogs/new-workspace';
import { spoken } from '../logic/format';
import { Confirm } from '../parts/confirm';
import { Empty, tellDone, tellFailure } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { Page, Panel } from '../parts/page';
import { PagedTable, usePages } from '../parts/paged';
import { Moment, Tag } from '../parts/values';

const route = getRouteApi('/signed-in/operator/workspaces');
const TYPING_MS = 300;
const KEY = ['workspaces'];

/** All workspaces of the service. */
export function WorkspacesPage() {
  const { account, q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(q);
  const look = useDebouncedCallback(
    (part: string) => void navigate({ search: (before) => ({ ...before, q: part.trim() || undefined }), replace: true }),
    TYPING_MS,
  );
  const [making, { open, close }] = useDisclosure(false);
  const query = usePages([...KEY, q, account], (cursor) => admin.workspaces(q, cursor, account));
  return (
    <Page
      title="Workspaces"
      about="Each has memories, keys and limits of its own."
      actions={
        <Button leftSection={<Icon name="store" size={16} />} onClick={open}>
          New workspace
        </Button>
      }
    >
      {account !== undefined && (
        <Text>
          Those of account {account}.{' '}
          <Anchor component={Link} to="/workspaces">
            Show all
          </Anchor>
        </Text>
      )}
      <Panel>
        <TextInput
          aria-label="Search the workspaces"
          placeholder="Part of a name"
          type="search"
          leftSection={<Icon name="retrieve" size={16} />}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            look(value);
          }}
        />
        <PagedTable
          query={query}
          rowsOf={({ workspaces }) => workspaces}
          columns={['Workspace', 'State', 'Plan', 'Made', 'Change']}
          keyOf={({ id }) => id}
          empty={
            <Empty title="No workspace fits">
              {q ? 'Look for less of its name.' : 'Make one: memories, keys and limits belong to it.'}
            </Empty>
          }
          more="More workspaces"
        >
          {(workspace) => <Row workspace={workspace} />}
        </PagedTable>
      </Panel>
      {making && <NewWorkspace onClose={close} />}
    </Page>
  );
}

function Row({ workspace }: { workspace: Workspace }) {
  const { id, name, status, plan, created_at: createdAt, deleted_at: deletedAt } = workspace;
  const [asked, setAsked] = useState<'suspend' | 'delete'>();
  const close = () => setAsked(undefined);
  const switching = status === 'active' ? 'Suspend' : 'Activate';
  const change = useMutation({
    mutationFn: async (deed: 'suspend' | 'activate' | 'delete' | 'restore') => {
      if (deed === 'delete') await admin.deleteWorkspace(id);
      else if (deed === 'restore') await admin.restoreWorkspace(id);
      else await admin.updateWorkspace(id, { status: deed === 'suspend' ? 'suspended' : 'active' });
    },
    onSuccess: async () => {
      close();
      await queryClient.invalidateQueries({ queryKey: KEY });
      await queryClient.invalidateQueries({ queryKey: ['workspace', id] });
      tellDone(`The workspace “${name}” is changed.`);
    },
    onError: tellFailure,
  });
  return (
    <tr>
      <td>
        {deletedAt ? (
          name
        ) : (
          <Anchor component={Link} to={`/w/${id}/overview`} fw={600}>
            {name}
          </Anchor>
        )}
        <Text size="sm" c="dimmed">
          number {id}
        </Text>
      </td>
      <td data-label="State">
        <Tag tone={deletedAt ? 'red' : status === 'active' ? 'teal' : 'yellow'}>{deletedAt ? 'deleted' : spoken(status)}</Tag>
      </td>
      <td data-label="Plan">{plan ?? 'none'}</td>
      <td data-label="Made">
        <Moment at={createdAt} />
      </td>
      <td>
        <Group gap="xs">
          {deletedAt ? (
            <Button
              size="xs"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate('restore')}
              aria-label={`Restore ${name}`}
            >
              Restore
            </Button>
          ) : (
            <>
              <Button
                size="xs"
                variant="default"
                loading={change.isPending}
                onClick={() => (status === 'active' ? setAsked('suspend') : change.mutate('activate'))}
                aria-label={`${switching} ${name}`}
              >
                {switching}
              </Button>
              <Button size="xs" variant="outline" color="red" onClick={() => setAsked('delete')} aria-label={`Delete ${name}`}>
                Delete
              </Button>
            </>
          )}
        </Group>
        <Confirm
          opened={asked !== undefined}
          title={asked === 'delete' ? 'Delete this workspace?' : 'Suspend this workspace?'}
          verb={asked === 'delete' ? 'Delete it' : 'Suspend it'}
          pending={change.isPending}
          onConfirm={() => asked && change.mutate(asked)}
          onClose={close}
        >
          All calls with the keys of “{name}” are refused from this moment on. Its memories stay, and it can be{' '}
          {asked === 'delete' ? 'restored' : 'activated again'} here.
        </Confirm>
      </td>
    </tr>
  );
}
