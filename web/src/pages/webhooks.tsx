import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { admin, type Delivery, type Webhook } from '../api/admin';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { NewWebhook } from '../dialogs/new-webhook';
import { Confirm } from '../parts/confirm';
import { Empty, tellDone, tellFailure } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { Page, Panel } from '../parts/page';
import { PagedList, PagedTable, usePages } from '../parts/paged';
import { Code, Moment, Tag } from '../parts/values';

const route = getRouteApi('/signed-in/w/$workspaceId/operator-of-workspace/webhooks');

/** The webhooks of a workspace with their deliveries. */
export function WebhooksPage() {
  const { workspaceId } = useWorkspace();
  const [making, { open, close }] = useDisclosure(false);
  const query = usePages(['webhooks', workspaceId], (cursor) => admin.webhooks(workspaceId, cursor));
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
      <PagedList
        query={query}
        rowsOf={({ webhooks }) => webhooks}
        empty={
          <section className="panel">
            <Empty title="No webhooks">Make one to have another program told of new memories, changes and failures.</Empty>
          </section>
        }
        more="More webhooks"
      >
        {(webhooks) => webhooks.map((webhook) => <WebhookPanel key={webhook.id} webhook={webhook} />)}
      </PagedList>
      {making && <NewWebhook onClose={close} />}
    </Page>
  );
}

function WebhookPanel({ webhook }: { webhook: Webhook }) {
  const { workspaceId } = useWorkspace();
  const [asked, confirm] = useDisclosure(false);
  const { deliveries } = route.useSearch();
  const navigate = route.useNavigate();
  const { id, url, description, event_types: types, enabled, failing_since: failingSince } = webhook;
  const isShown = deliveries === id;
  const toggle = () => void navigate({ search: isShown ? {} : { deliveries: id }, replace: true, resetScroll: false });
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
  const [showing, switching] = [isShown ? 'Hide the deliveries' : 'Deliveries', enabled ? 'Disable' : 'Enable'];
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
        <Button size="xs" variant="default" onClick={toggle} aria-expanded={isShown} aria-label={`${showing} of ${url}`}>
          {showing}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={test.isPending}
          onClick={() => test.mutate()}
          aria-label={`Send a test to ${url}`}
        >
          Send a test
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={switchIt.isPending}
          onClick={() => switchIt.mutate()}
          aria-label={`${switching} ${url}`}
        >
          {switching}
        </Button>
        <Button size="xs" variant="outline" color="red" onClick={confirm.open} aria-label={`Delete ${url}`}>
          Delete
        </Button>
      </Group>
      {isShown && <Deliveries webhookId={id} />}
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
  const query = usePages(['deliveries', webhookId], (cursor) => admin.deliveries(webhookId, cursor), {
    refetchInterval: POLL_MS,
  });
  return (
    <PagedTable
      query={query}
      rowsOf={({ deliveries }) => deliveries}
      columns={['Event', 'State', 'Answer', 'When', 'Change']}
      keyOf={({ id }) => id}
      empty={<Empty title="Nothing was sent yet">Send a test, or store a memory.</Empty>}
      more="Earlier deliveries"
    >
      {(delivery) => <DeliveryRow delivery={delivery} />}
    </PagedTable>
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
        {delivery.payload && (
          <details>
            <summary>Payload</summary>
            <Code name={`the payload of ${eventId}`} text={JSON.stringify(delivery.payload, null, 2)} />
          </details>
        )}
      </td>
      <td data-label="State">
        <Tag tone={TONES[state]}>{state}</Tag>
      </td>
      <td data-label="Answer">{attempts === 0 ? 'not sent yet' : `${code ?? error ?? 'none yet'}, attempt ${attempts}`}</td>
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
