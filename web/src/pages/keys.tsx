import { Button, Group, Modal, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { admin, type IssuedKey, type Key } from '../api/admin';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { Confirm } from '../parts/confirm';
import { Empty, FailureNote, Loaded, tellDone, tellFailure } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { Page, Panel } from '../parts/page';
import { CopyButton, Moment, Tag } from '../parts/values';

/** The keys of a workspace: make, bound, disable, renew, delete. */
export function KeysPage() {
  const { workspaceId } = useWorkspace();
  const [issued, setIssued] = useState<IssuedKey>();
  const [making, { open, close }] = useDisclosure(false);
  const query = useInfiniteQuery({
    queryKey: ['keys', workspaceId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => admin.keys(workspaceId, pageParam),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
  });
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
        <Loaded query={query}>
          {({ pages }) => {
            const keys = pages.flatMap((page) => page.keys);
            if (keys.length === 0) return <Empty title="No keys">Make one: without a key, no agent can call.</Empty>;
            return (
              <>
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">Key</th>
                      <th scope="col">May</th>
                      <th scope="col">Last used</th>
                      <th scope="col">Made</th>
                      <th scope="col">Change</th>
                    </tr>
                  </thead>
                  <tbody>
                    {keys.map((key) => (
                      <KeyRow key={key.id} record={key} onIssued={setIssued} />
                    ))}
                  </tbody>
                </table>
                {query.hasNextPage && (
                  <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    More keys
                  </Button>
                )}
              </>
            );
          }}
        </Loaded>
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
      {issued && <Issued issued={issued} onClose={() => setIssued(undefined)} />}
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
        {record.user_id && `, of ${record.user_id} only`}
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
          <Button size="xs" variant="default" loading={toggle.isPending} onClick={() => toggle.mutate()}>
            {record.enabled ? 'Disable' : 'Enable'}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsked('regenerate')}>
            Regenerate
          </Button>
          <Button size="xs" variant="outline" color="red" onClick={() => setAsked('delete')}>
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

const DAY_MS = 86_400_000;
const LIFE_TIMES = [
  { value: '', label: 'Never' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

function NewKey({ onClose, onIssued }: { onClose: () => void; onIssued: (key: IssuedKey) => void }) {
  const { workspaceId } = useWorkspace();
  const [label, setLabel] = useState('');
  const [user, setUser] = useState('');
  const [days, setDays] = useState('');
  const [readOnly, setReadOnly] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      admin.createKey(workspaceId, {
        label: label.trim(),
        ...(user.trim() && { user_id: user.trim() }),
        ...(readOnly && { operations: ['read'] }),
        ...(days && { expires_at: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }),
      }),
    onSuccess: async (key) => {
      await queryClient.invalidateQueries({ queryKey: ['keys', workspaceId] });
      onIssued(key);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim()) mutate();
  };
  return (
    <Modal opened onClose={onClose} title="New key" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Label"
            description="What it is for."
            placeholder="laptop"
            value={label}
            onChange={({ currentTarget }) => setLabel(currentTarget.value)}
            maxLength={200}
            data-autofocus
          />
          <Select
            label="Expires"
            data={LIFE_TIMES}
            value={days}
            onChange={(value) => setDays(value ?? '')}
            allowDeselect={false}
          />
          <TextInput
            label="Bound to a user"
            description="It then sees and writes the memories of this user alone."
            value={user}
            onChange={({ currentTarget }) => setUser(currentTarget.value)}
            maxLength={256}
          />
          <Switch
            label="It may only read"
            checked={readOnly}
            onChange={({ currentTarget }) => setReadOnly(currentTarget.checked)}
          />
          {error && <FailureNote error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending} disabled={!label.trim()}>
              Make it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const Issued = ({ issued, onClose }: { issued: IssuedKey; onClose: () => void }) => (
  <Modal
    opened
    onClose={onClose}
    title="The key"
    centered
    size="lg"
    closeOnClickOutside={false}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Stack>
      <Text>Copy it now: it is not shown again.</Text>
      <Text className="mono" data-testid="issued-key">
        {issued.key}
      </Text>
      <Group justify="flex-end">
        <CopyButton text={issued.key} label="Copy the key" />
        <Button onClick={onClose}>I have it</Button>
      </Group>
    </Stack>
  </Modal>
);
