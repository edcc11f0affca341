import { Anchor, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { admin, type Workspace } from '../api/admin';
import { queryClient } from '../app/query-client';
import { spoken } from '../logic/format';
import { Confirm } from '../parts/confirm';
import { Empty, FailureNote, Loaded, tellDone, tellFailure } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { Page, Panel } from '../parts/page';
import { CopyButton, Moment, Tag } from '../parts/values';

const TYPING_MS = 300;
const KEY = ['workspaces'];

/** All workspaces of the service. */
export function WorkspacesPage() {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), TYPING_MS);
  const [making, { open, close }] = useDisclosure(false);
  const query = useInfiniteQuery({
    queryKey: [...KEY, q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => admin.workspaces(q, pageParam),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
    placeholderData: (previous) => previous,
  });
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
      <Panel>
        <TextInput
          aria-label="Search the workspaces"
          placeholder="Part of a name"
          type="search"
          leftSection={<Icon name="retrieve" size={16} />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Loaded query={query}>
          {({ pages }) => {
            const workspaces = pages.flatMap((page) => page.workspaces);
            if (workspaces.length === 0)
              return <Empty title="No workspace fits">{q ? 'Look for less of its name.' : 'Make the first one.'}</Empty>;
            return (
              <>
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">Workspace</th>
                      <th scope="col">State</th>
                      <th scope="col">Plan</th>
                      <th scope="col">Made</th>
                      <th scope="col">Change</th>
                    </tr>
                  </thead>
                  <tbody>
                    {workspaces.map((workspace) => (
                      <Row key={workspace.id} workspace={workspace} />
                    ))}
                  </tbody>
                </table>
                {query.hasNextPage && (
                  <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    More workspaces
                  </Button>
                )}
              </>
            );
          }}
        </Loaded>
      </Panel>
      {making && <NewWorkspace onClose={close} />}
    </Page>
  );
}

function Row({ workspace }: { workspace: Workspace }) {
  const { id, name, status, plan, created_at: createdAt, deleted_at: deletedAt } = workspace;
  const [asked, { open, close }] = useDisclosure(false);
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
            <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate('restore')}>
              Restore
            </Button>
          ) : (
            <>
              <Button
                size="xs"
                variant="default"
                loading={change.isPending}
                onClick={() => change.mutate(status === 'active' ? 'suspend' : 'activate')}
              >
                {status === 'active' ? 'Suspend' : 'Activate'}
              </Button>
              <Button size="xs" variant="outline" color="red" onClick={open}>
                Delete
              </Button>
            </>
          )}
        </Group>
        <Confirm
          opened={asked}
          title="Delete this workspace?"
          verb="Delete it"
          pending={change.isPending}
          onConfirm={() => change.mutate('delete')}
          onClose={close}
        >
          All calls with the keys of “{name}” are refused. Its memories stay, and it can be restored here.
        </Confirm>
      </td>
    </tr>
  );
}

function NewWorkspace({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [plan, setPlan] = useState<string | null>(null);
  const navigate = useNavigate();
  const plans = useQuery({ queryKey: ['plans'], queryFn: admin.plans });
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () => admin.createWorkspace({ name: name.trim(), ...(plan && { plan }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) mutate();
  };
  return (
    <Modal opened onClose={onClose} title="New workspace" centered size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {data ? (
        <Stack>
          <Text>“{data.workspace.name}” is there. This is its first key; it is not shown again.</Text>
          <Text className="mono">{data.api_key.key}</Text>
          <Group justify="flex-end">
            <CopyButton text={data.api_key.key} label="Copy the key" />
            <Button onClick={() => void navigate({ to: `/w/${data.workspace.id}/connect` })}>Open it</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label="Name"
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              maxLength={200}
              data-autofocus
            />
            <Select
              label="Plan"
              description="Its limits; without a choice, those of a self-hosted service."
              placeholder="self-hosted"
              data={(plans.data?.plans ?? []).map(({ code, name: label }) => ({ value: code, label }))}
              value={plan}
              onChange={setPlan}
            />
            {error && <FailureNote error={error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={isPending} disabled={!name.trim()}>
                Make it
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
