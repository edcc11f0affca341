import { Alert, Anchor, Button, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { admin, type Latency } from '../api/admin';
import { useSession, useWorkspace, workspaceQuery } from '../app/workspace';
import { grouped, percent, spoken } from '../logic/format';
import { adviceFor } from '../logic/status-advice';
import { Empty, Loaded } from '../parts/feedback';
import { MemoryLink } from '../parts/memory-link';
import { Page, Panel } from '../parts/page';
import { QuotaPanel } from '../parts/quota-panel';
import { UsageChart } from '../parts/usage-chart';
import { Moment, Tag } from '../parts/values';

/** The state of a workspace, and what to do about it. */
export function OverviewPage() {
  const session = useSession();
  const { workspaceId, client } = useWorkspace();
  const workspace = useQuery(workspaceQuery(session, workspaceId));
  const health = useQuery({ queryKey: ['health', workspaceId], queryFn: () => client.optimize.health() });
  return (
    <Page title="Overview" about={workspace.data && `${workspace.data.name} · plan ${workspace.data.plan ?? 'none'}`}>
      <Loaded query={workspace} rows={1}>
        {({ status }) => <StateBanner status={status} />}
      </Loaded>
      <Loaded query={health}>
        {({ signals, quality_score: quality, open_recommendations: open }) =>
          signals.total_memories === 0 ? (
            <section className="panel">
              <Empty title="No memories yet">
                <Stack align="center" gap="sm">
                  Connect an agent, or store the first memory by hand.
                  <Button component={Link} to={`/w/${workspaceId}/connect`}>
                    Connect
                  </Button>
                </Stack>
              </Empty>
            </section>
          ) : (
            <SimpleGrid cols={{ base: 2, md: 4 }}>
              <Figure label="Memories" value={grouped(signals.total_memories)} page="memories" />
              <Figure label="Quality" value={`${quality} / 100`} page="optimization" />
              <Figure label="Recommendations" value={grouped(open)} page="optimization" />
              <Figure label="Never retrieved" value={percent(signals.never_retrieved_rate)} page="retrieve" />
            </SimpleGrid>
          )
        }
      </Loaded>
      {session.kind === 'admin' && <UsagePanel />}
      <LatestPanel />
      {session.kind === 'admin' && <ErrorsPanel />}
    </Page>
  );
}

function StateBanner({ status }: { status: string }) {
  const { kind } = useSession();
  const { tone, title, advice } = adviceFor(status, kind);
  return (
    <Alert color={tone} title={title} variant="light" className={`banner banner-${tone}`}>
      {advice}
    </Alert>
  );
}

function Figure({ label, value, page }: { label: string; value: string; page: 'memories' | 'optimization' | 'retrieve' }) {
  const { workspaceId } = useWorkspace();
  return (
    <Link to={`/w/$workspaceId/${page}`} params={{ workspaceId }} className="panel figure">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={24} fw={650}>
        {value}
      </Text>
    </Link>
  );
}

function UsagePanel() {
  const { workspaceId } = useWorkspace();
  const series = useQuery({ queryKey: ['usage-series', workspaceId], queryFn: () => admin.usageByDay(workspaceId) });
  return (
    <QuotaPanel
      actions={
        <Anchor component={Link} to={`/w/${workspaceId}/usage`}>
          By key and range
        </Anchor>
      }
    >
      <Loaded query={series} rows={4}>
        {(days) => <UsageChart days={days} />}
      </Loaded>
    </QuotaPanel>
  );
}

const LATEST = 5;

function LatestPanel() {
  const { workspaceId, client } = useWorkspace();
  const latest = useQuery({
    queryKey: ['memories', workspaceId, 'latest'],
    queryFn: ({ signal }) => Promise.resolve(client.memory.list({ limit: LATEST }, { signal })),
  });
  return (
    <Panel
      title="Latest memories"
      actions={
        <Anchor component={Link} to={`/w/${workspaceId}/memories`}>
          All memories
        </Anchor>
      }
    >
      <Loaded query={latest}>
        {({ memories }) =>
          memories.length === 0 ? (
            <Text c="dimmed">Nothing has been stored yet.</Text>
          ) : (
            <Stack gap="xs">
              {memories.map(({ id, text, created_at: createdAt }) => (
                <div key={id}>
                  <MemoryLink id={id} underline="hover" className="clamp-1">
                    {text}
                  </MemoryLink>
                  <Text size="sm" c="dimmed">
                    <Moment at={createdAt} />
                  </Text>
                </div>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}

function ErrorsPanel() {
  const overview = useQuery({ queryKey: ['admin-overview'], queryFn: admin.overview });
  return (
    <Panel title="The service">
      <Loaded query={overview}>
        {({ status, checks, queues, latencies, last_errors: errors }) => (
          <Stack gap="sm">
            <Text component="div">
              <Tag tone={status === 'ready' ? 'teal' : 'red'}>{status}</Tag>{' '}
              {Object.entries(checks)
                .map(([name, state]) => `${spoken(name)} ${state}`)
                .join(' · ')}
            </Text>
            <Text size="sm">
              Latency of the last calls: {latencyOf('stores', latencies.store)}, {latencyOf('retrieves', latencies.retrieve)}
            </Text>
            <Text size="sm">
              Waiting: {grouped(queues.turns)} turns of conversations, {grouped(queues.embedding_jobs)} texts without vectors
            </Text>
            <Title order={3}>Last errors</Title>
            {errors.length === 0 ? (
              <Text c="dimmed">None since this process started.</Text>
            ) : (
              errors.slice(0, LATEST).map(({ at, context, message, request_id: requestId }) => (
                <Text key={`${at}${requestId}${message}`} size="sm">
                  <Moment at={at} /> · {context}: {message}
                </Text>
              ))
            )}
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

/** Returns how long calls took: `stores 12.4 ms (95 % within 31 ms)`. */
const latencyOf = (calls: string, { p50_ms: half, p95_ms: most }: Latency): string =>
  half === null || most === null ? `no ${calls} yet` : `${calls} ${grouped(half)} ms (95 % within ${grouped(most)} ms)`;
