import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { admin, type IssuedKey, type Key } from '../api/admin';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { NewKey } from '../dialogs/new-key';
import { Confirm } from '../parts/confirm';
import { SecretDialog } from '../parts/dialog';
import { Empty, tellDone, tellFailure } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { Page, Panel } from '../parts/page';
import { PagedTable, usePages } from '../parts/paged';
import { Moment, Tag } from '../parts/values';

/** The keys of a workspace: make, bound, disable, renew, delete. */
export function KeysPage() {
  const { workspaceId } = useWorkspace();
  const [issued, setIssued] = useState<IssuedKey>();
  const [making, { open, close }] = useDisclosure(false);
  const query = usePages(['keys', workspaceId], (cursor) => admin.keys(workspaceId, cursor));
  return (
    <Page
      title="Keys"
      about="What agents and programs call with. The service keeps hashes: a key is shown once, when it is made."
      actions={
        <Button leftSection={<Icon name="store" size={16} />} onClick={open}>
          New key
        </Button>
      }
    >
      <Panel>
        <PagedTable
          query={query}
          rowsOf={({ keys }) => keys}
          columns={['Key', 'May', 'Last used', 'Made', 'Change']}
          keyOf={({ id }) => id}
          empty={<Empty title="No keys">Make one: without a key, no agent can call.</Empty>}
          more="More keys"
        >
          {(key) => <KeyRow record={key} onIssued={setIssued} />}
        </PagedTable>
      </Panel>
      {making && (
        <NewKey
          onClose={close}
          onIssued={(key) => {
            close();
            setIssued(key);
          }}
        />
      )}
      {issued && (
        <SecretDialog
          title="The key"
          about="Copy it now: it is not shown again."
          secret={issued.key}
          copyLabel="Copy the key"
          onClose={() => setIssued(undefined)}
        />
      )}
    </Page>
  );
}

function KeyRow({ record, onIssued }: { record: Key; onIssued: (key: IssuedKey) => void }) {
  const { workspaceId } = useWorkspace();
  const [asked, setAsked] = useState<'regenerate' | 'delete'>();
  const done = async () => {
    setAsked(undefined);
    await queryClient.invalidateQueries({ queryKey: ['keys', workspaceId] });
  };
  const toggle = useMutation({
    mutationFn: () => admin.updateKey(record.id, { enabled: !record.enabled }),
    onSuccess: done,
    onError: tellFailure,
  });
  const regenerate = useMutation({
    mutationFn: () => admin.regenerateKey(record.id),
    onSuccess: async (key) => {
      await done();
      onIssued(key);
    },
    onError: tellFailure,
  });
  const remove = useMutation({
    mutationFn: () => admin.deleteKey(record.id),
    onSuccess: async () => {
      await done();
      tellDone(`The key “${record.label}” is deleted.`);
    },
    onError: tellFailure,
  });
  const { label: name } = record;
  const switching = record.enabled ? 'Disable' : 'Enable';
  const isExpired = record.expires_at !== null && new Date(record.expires_at) <= new Date();
  return (
    <tr>
      <td>
        <Text fw={600}>{record.label}</Text>
        <Text className="mono" c="dimmed">
          {record.prefix}…
        </Text>
        <Group gap={6}>
          {!record.enabled && <Tag tone="red">disabled</Tag>}
          {isExpired && <Tag tone="red">expired</Tag>}
          {record.kind !== 'workspace' && <Tag>{record.kind}</Tag>}
        </Group>
      </td>
      <td data-label="May">
        {record.operations.join(' and ')}
        {record.user_id && (
          <>
            , of <span className="wrap">{record.user_id}</span> only
          </>
        )}
        {record.expires_at && !isExpired && (
          <>
            , until <Moment at={record.expires_at} />
          </>
        )}
      </td>
      <td data-label="Last used">{record.last_used_at ? <Moment at={record.last_used_at} /> : 'never'}</td>
      <td data-label="Made">
        <Moment at={record.created_at} />
      </td>
      <td>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            loading={toggle.isPending}
            onClick={() => toggle.mutate()}
            aria-label={`${switching} ${name}`}
          >
            {switching}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsked('regenerate')} aria-label={`Regenerate ${name}`}>
            Regenerate
          </Button>
          <Button size="xs" variant="outline" color="red" onClick={() => setAsked('delete')} aria-label={`Delete ${name}`}>
            Delete
          </Button>
        </Group>
        <Confirm
          opened={asked !== undefined}
          title={asked === 'delete' ? 'Delete this key?' : 'Give this key a new secret?'}
          verb={asked === 'delete' ? 'Delete it' : 'Regenerate it'}
          pending={regenerate.isPending || remove.isPending}
          onConfirm={() => (asked === 'delete' ? remove.mutate() : regenerate.mutate())}
          onClose={() => setAsked(undefined)}
        >
          Programs that call with “{record.label}” ({record.prefix}…) are refused from this moment on.
        </Confirm>
      </td>
    </tr>
  );
}
