import { SegmentedControl, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { EventSummary } from '../../../sdk/typescript/src/types.js';
import { useWorkspace } from '../app/workspace';
import { counted, spoken } from '../logic/format';
import { conversationSearch } from '../logic/page-search';
import { TONES } from '../logic/turn-words';
import { ConversationDrawer } from '../parts/conversation-drawer';
import { Empty } from '../parts/feedback';
import { PageLink } from '../parts/memory-link';
import { Page, Panel } from '../parts/page';
import { PagedTable, usePages } from '../parts/paged';
import { Code, Moment, Tag } from '../parts/values';

const route = getRouteApi('/signed-in/w/$workspaceId/conversations');
const REFRESH_MS = 5_000;
const STATES = [
  { value: 'all', label: 'All' },
  { value: 'queued', label: 'Waiting' },
  { value: 'processing', label: 'Running' },
  { value: 'failed', label: 'Failed' },
  { value: 'done', label: 'Done' },
];
const EXAMPLE = `curl ${globalThis.location?.origin}/v1/events \\
  -H "Authorization: Bearer $MNEMONEST_API_KEY" -H "Content-Type: application/json" \\
  -d '{"source": "chat-1", "events": [{"role": "user", "content": "I moved to Lisbon last week"}]}'`;

/** The conversations that were handed over, and what became of their turns. */
export function ConversationsPage() {
  const { status, event } = route.useSearch();
  const navigate = route.useNavigate();
  const { workspaceId, client } = useWorkspace();
  const query = usePages(
    ['events', workspaceId, status],
    (cursor) => Promise.resolve(client.events.list({ limit: 50, ...(status && { status }), ...(cursor && { cursor }) })),
    { refetchInterval: REFRESH_MS },
  );
  return (
    <Page title="Conversations" about="Turns that agents handed over to be remembered; for seven days after they are settled.">
      <SegmentedControl
        aria-label="State"
        style={{ alignSelf: 'flex-start' }}
        value={status ?? 'all'}
        onChange={(state) => void navigate({ search: conversationSearch({ status: state }), replace: true })}
        data={STATES}
      />
      <Panel>
        <PagedTable
          query={query}
          rowsOf={({ events }) => events}
          columns={['Conversation', 'State', 'Turns', 'Handed over']}
          keyOf={({ event_id: id }) => id}
          empty={status ? <Empty title="None">No conversation of the last days is in this state.</Empty> : <FirstConversation />}
          more="Earlier conversations"
        >
          {(row) => <Row event={row} />}
        </PagedTable>
      </Panel>
      {event !== undefined && (
        <ConversationDrawer
          key={event}
          id={event}
          onClose={() => void navigate({ search: (before) => conversationSearch({ status: before.status }), resetScroll: false })}
        />
      )}
    </Page>
  );
}

const FirstConversation = () => (
  <>
    <Empty title="No conversations yet">
      Hand one over, and the service keeps what is worth remembering. The plugins for coding agents do that by themselves.
    </Empty>
    <Code text={EXAMPLE} name="curl command" />
  </>
);

function Row({ event }: { event: EventSummary }) {
  const { event_id: id, source, status, accepted, stored, dropped, failed, waiting } = event;
  const { workspaceId } = useWorkspace();
  const parts = [
    stored > 0 && `${stored} kept`,
    dropped > 0 && `${dropped} with nothing to remember`,
    failed > 0 && `${failed} failed`,
    waiting > 0 && `${waiting} waiting`,
  ].filter(Boolean);
  return (
    <tr>
      <td>
        <PageLink
          to="/w/$workspaceId/conversations"
          params={{ workspaceId }}
          search={(before) => conversationSearch({ ...before, event: id })}
          fw={600}
          resetScroll={false}
        >
          {source ?? `Conversation ${id}`}
        </PageLink>
        {source && (
          <Text size="sm" c="dimmed">
            number {id}
          </Text>
        )}
      </td>
      <td data-label="State">
        <Tag tone={TONES[status] ?? 'gray'}>{spoken(status)}</Tag>
      </td>
      <td data-label="Turns">
        {counted(accepted, 'turn')}
        <Text size="sm" c="dimmed">
          {parts.join(', ')}
        </Text>
      </td>
      <td data-label="Handed over">
        <Moment at={event.created_at} />
      </td>
    </tr>
  );
}
