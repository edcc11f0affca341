import { Button, Group, Modal, MultiSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { admin, type Delivery, type Webhook } from '../api/admin';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { Confirm } from '../parts/confirm';
import { Empty, FailureNote, Loaded, tellDone, tellFailure } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { Page, Panel } from '../parts/page';
import { CopyButton, Moment, Tag } from '../parts/values';

type EventType = NonNullable<Parameters<typeof admin.createWebhook>[1]['event_types']>[number];
const EVENT_TYPES: EventType[] = [
  'memory.stored',
  'memory.updated',
  'memory.deleted',
  'event.processed',
  'recommendation.created',
  'workspace.status_changed',
  'billing.payment_confirmed',
  'billing.renewal_success',
  'billing.payment_failed_enhanced',
  'payment.failed',
  'anomaly.detected',
  'webhook.disabled',
];

/** The webhooks of a workspace with their deliveries. */
export function WebhooksPage() {
  const { workspaceId } = useWorkspace();
  const [making, { open, close }] = useDisclosure(false);
  const query = useInfiniteQuery({
    queryKey: ['webhooks', workspaceId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => admin.webhooks(workspaceId, pageParam),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
  });
  return (
    <Page
      title="Webhooks"
      about="Addresses that are told what happens in this workspace."
      actions={
        <Button leftSection={<Icon name="store" size={16} />} onClick={open}>
          New webhook
        </Button>
      }
    >
      <Loaded query={query}>
        {({ pages }) => {
          const webhooks = pages.flatMap((page) => page.webhooks);
          if (webhooks.length === 0)
            return (
              <section className="panel">
                <Empty title="No webhooks">Make one to have another program told of new memories, changes and failures.</Empty>
              </section>
            );
          return (
            <>
              {webhooks.map((webhook) => (
                <WebhookPanel key={webhook.id} webhook={webhook} />
              ))}
              {query.hasNextPage && (
                <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  More webhooks
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
      {making && <NewWebhook onClose={close} />}
    </Page>
  );
}

function WebhookPanel({ webhook }: { webhook: Webhook }) {
  const { workspaceId } = useWorkspace();
  const [asked, confirm] = useDisclosure(false);
  const [shown, { toggle }] = useDisclosure(false);
  const { id, url, description, event_types: types, enabled, failing_since: failingSince } = webhook;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['webhooks', workspaceId] });
  const refreshDeliveries = () => queryClient.invalidateQueries({ queryKey: ['deliveries', id] });
  const switchIt = useMutation({
    mutationFn: () => admin.updateWebhook(id, { enabled: !enabled }),
    onSuccess: refresh,
    onError: tellFailure,
  });
  const test = useMutation({
    mutationFn: () => admin.testWebhook(id),
    onSuccess: async () => {
      await refreshDeliveries();
      tellDone('A test is on its way; it is among the deliveries.');
    },
    onError: tellFailure,
  });
  const remove = useMutation({
    mutationFn: () => admin.deleteWebhook(id),
    onSuccess: async () => {
      await refresh();
      tellDone('The webhook is deleted.');
    },
    onError: tellFailure,
  });
  return (
    <Panel>
      <Group gap="xs">
        <Text fw={600} className="mono">
          {url}
        </Text>
        <Tag tone={enabled ? 'teal' : 'red'}>{enabled ? 'enabled' : 'disabled'}</Tag>
        {failingSince && (
          <Tag tone="red">
            fails since <Moment at={failingSince} />
          </Tag>
        )}
      </Group>
      {description && <Text>{description}</Text>}
      <Text size="sm" c="dimmed">
        {types ? types.join(', ') : 'all events'}
      </Text>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={toggle} aria-expanded={shown}>
          {shown ? 'Hide the deliveries' : 'Deliveries'}
        </Button>
        <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
          Send a test
        </Button>
        <Button size="xs" variant="default" loading={switchIt.isPending} onClick={() => switchIt.mutate()}>
          {enabled ? 'Disable' : 'Enable'}
        </Button>
        <Button size="xs" variant="outline" color="red" onClick={confirm.open}>
          Delete
        </Button>
      </Group>
      {shown && <Deliveries webhookId={id} />}
      <Confirm
        opened={asked}
        title="Delete this webhook?"
        verb="Delete it"
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={confirm.close}
      >
        {url} is told nothing any more, and its deliveries go with it.
      </Confirm>
    </Panel>
  );
}

const POLL_MS = 3_000;

function Deliveries({ webhookId }: { webhookId: number }) {
  const query = useInfiniteQuery({
    queryKey: ['deliveries', webhookId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => admin.deliveries(webhookId, pageParam),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
    refetchInterval: POLL_MS,
  });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const deliveries = pages.flatMap((page) => page.deliveries);
        if (deliveries.length === 0) return <Empty title="Nothing was sent yet">Send a test, or store a memory.</Empty>;
        return (
          <>
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">Event</th>
                  <th scope="col">State</th>
                  <th scope="col">Answer</th>
                  <th scope="col">When</th>
                  <th scope="col">Change</th>
                </tr>
              </thead>
              <tbody>
                {deliveries.map((delivery) => (
                  <DeliveryRow key={delivery.id} delivery={delivery} />
                ))}
              </tbody>
            </table>
            {query.hasNextPage && (
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Earlier deliveries
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

const TONES = { pending: 'yellow', delivered: 'teal', dead: 'red' } as const;

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { id, webhook_id: webhookId, event_type: type, event_id: eventId, state, attempts, status_code: code, error } = delivery;
  const replay = useMutation({
    mutationFn: () => admin.replay(id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['deliveries', webhookId] });
      tellDone('It is sent again.');
    },
    onError: tellFailure,
  });
  return (
    <tr>
      <td>
        {type ?? 'an event'}
        <Text className="mono" c="dimmed">
          {eventId}
        </Text>
      </td>
      <td data-label="State">
        <Tag tone={TONES[state]}>{state}</Tag>
      </td>
      <td data-label="Answer">
        {code ?? error ?? '–'}, attempt {attempts}
      </td>
      <td data-label="When">
        <Moment at={delivery.attempted_at ?? delivery.created_at} />
      </td>
      <td>
        <Button
          size="xs"
          variant="default"
          loading={replay.isPending}
          disabled={state === 'pending'}
          onClick={() => replay.mutate()}
        >
          Send again
        </Button>
      </td>
    </tr>
  );
}

function NewWebhook({ onClose }: { onClose: () => void }) {
  const { workspaceId } = useWorkspace();
  const [url, setUrl] = useState('');
  const [types, setTypes] = useState<EventType[]>([]);
  const [includeText, setIncludeText] = useState(false);
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () =>
      admin.createWebhook(workspaceId, {
        url: url.trim(),
        include_text: includeText,
        ...(types.length > 0 && { event_types: types }),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['webhooks', workspaceId] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (url.trim()) mutate();
  };
  return (
    <Modal opened onClose={onClose} title="New webhook" centered size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {data ? (
        <Stack>
          <Text>Check the signatures with this secret. It is not shown again.</Text>
          <Text className="mono">{data.secret}</Text>
          <Group justify="flex-end">
            <CopyButton text={data.secret} label="Copy the secret" />
            <Button onClick={onClose}>I have it</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label="Address"
              placeholder="https://example.com/hooks"
              value={url}
              onChange={({ currentTarget }) => setUrl(currentTarget.value)}
              data-autofocus
            />
            <MultiSelect
              label="Events"
              description="All of them, if none is chosen."
              data={EVENT_TYPES}
              value={types}
              onChange={(values) => setTypes(values as EventType[])}
            />
            <Switch
              label="With the texts of memories"
              checked={includeText}
              onChange={({ currentTarget }) => setIncludeText(currentTarget.checked)}
            />
            {error && <FailureNote error={error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={isPending} disabled={!url.trim()}>
                Make it
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
