import { Button, Group, RingProgress, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Health, Recommendation } from '../../../sdk/typescript/src/types.js';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { counted, grouped, percent, spoken } from '../logic/format';
import { recommendationSearch } from '../logic/page-search';
import { DEEDS } from '../logic/recommendation-words';
import { Empty, Loaded, tellDone, tellFailure } from '../parts/feedback';
import { MemoryLink } from '../parts/memory-link';
import { Page, Panel } from '../parts/page';
import { Proposal } from '../parts/proposal';
import { Moment, Tag } from '../parts/values';

const route = getRouteApi('/signed-in/w/$workspaceId/optimization');
const PAGE = 20;
const POLL_MS = 1_000;

/** The quality of the memories, and what could be better about them. */
export function OptimizationPage() {
  const { workspaceId, client } = useWorkspace();
  const health = useQuery({ queryKey: ['health', workspaceId], queryFn: () => client.optimize.health() });
  return (
    <Page
      title="Optimization"
      about="How good the memories are, and what could be better. Nothing is changed without you."
      actions={<RunButton />}
    >
      <Loaded query={health} rows={4}>
        {(data) => <Gauge health={data} />}
      </Loaded>
      <Recommendations />
    </Page>
  );
}

function Gauge({ health }: { health: Health }) {
  const { quality_score: quality, signals, last_run_at: lastRun } = health;
  const facts = [
    ['Memories', grouped(signals.total_memories)],
    ['Not used for long', `${grouped(signals.stale_count)} (${percent(signals.stale_rate)})`],
    ['Never retrieved', `${grouped(signals.never_retrieved_count)} (${percent(signals.never_retrieved_rate)})`],
    ['Say what others say', `${grouped(signals.duplicate_count)} (${percent(signals.duplicate_rate)})`],
    ['Too long', `${grouped(signals.overlong_count)} (${percent(signals.overlong_rate)})`],
    ['Tidied', `${grouped(signals.optimized_count)} (${percent(signals.optimized_rate)})`],
  ];
  return (
    <Panel>
      <Group gap="xl" align="center">
        <RingProgress
          size={132}
          thickness={12}
          roundCaps
          aria-label={`Quality ${quality} of 100`}
          sections={[{ value: quality, color: 'var(--recency)' }]}
          label={
            <Text ta="center" fw={650} fz={26}>
              {quality}
            </Text>
          }
        />
        <SimpleGrid cols={{ base: 2, md: 3 }} style={{ flex: '1 1 18rem' }}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <Text size="sm" c="dimmed">
                {name}
              </Text>
              <Text>{value}</Text>
            </div>
          ))}
        </SimpleGrid>
      </Group>
      <Text size="sm" c="dimmed">
        {lastRun ? (
          <>
            Looked through <Moment at={lastRun} />.
          </>
        ) : (
          'Not looked through yet: the service does so every six hours.'
        )}
      </Text>
    </Panel>
  );
}

function RunButton() {
  const { workspaceId, client } = useWorkspace();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const { run_id: id } = await client.optimize.run();
      for (;;) {
        const run = await client.optimize.getRun(id);
        if (run.status === 'finished') return;
        await new Promise((resume) => setTimeout(resume, POLL_MS));
      }
    },
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['health', workspaceId] }),
        queryClient.invalidateQueries({ queryKey: ['recommendations', workspaceId] }),
      ]);
      tellDone('All memories were looked through.');
    },
    onError: tellFailure,
  });
  return (
    <Button variant="default" loading={isPending} onClick={() => mutate()}>
      Look through now
    </Button>
  );
}

function Recommendations() {
  const { workspaceId, client } = useWorkspace();
  const { status = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({
    queryKey: ['recommendations', workspaceId, status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      Promise.resolve(
        client.optimize.recommendations({ status, limit: PAGE, ...(pageParam && { cursor: pageParam }) }, { signal }),
      ),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
  });
  return (
    <Panel
      title="Recommendations"
      actions={
        <SegmentedControl
          aria-label="Which recommendations"
          value={status}
          onChange={(value) => void navigate({ search: recommendationSearch({ status: value }), replace: true })}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'applied', label: 'Applied' },
            { value: 'dismissed', label: 'Dismissed' },
          ]}
        />
      }
    >
      <Loaded query={query}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.recommendations);
          if (all.length === 0)
            return (
              <Empty title={status === 'open' ? 'Nothing to do' : `None ${status}`}>
                {status === 'open'
                  ? 'Every six hours the service looks for memories that could be better.'
                  : 'What you decide on is listed here.'}
              </Empty>
            );
          return (
            <Stack gap="xl">
              {all.map((recommendation) => (
                <Entry key={recommendation.id} recommendation={recommendation} />
              ))}
              {query.hasNextPage && (
                <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  More
                </Button>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function Entry({ recommendation }: { recommendation: Recommendation }) {
  const { workspaceId, client } = useWorkspace();
  const { id, type, memory_ids: memoryIds, reason, status, created_at: createdAt, proposal } = recommendation;
  const decide = useMutation({
    mutationFn: (decision: 'apply' | 'undo' | 'dismiss') => client.optimize[decision](id),
    onSuccess: async (_answer, decision) => {
      await Promise.all(
        ['recommendations', 'health', 'memories', 'memory', 'history'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key, workspaceId] }),
        ),
      );
      tellDone(
        {
          apply: 'Done. It is among the applied ones, to be taken back there.',
          undo: 'Taken back.',
          dismiss: 'It will not come again.',
        }[decision],
      );
    },
    onError: tellFailure,
  });
  return (
    <Stack component="article" gap="xs">
      <Group gap="xs">
        <Tag tone="brand">{spoken(type)}</Tag>
        <Text fw={600}>{DEEDS[proposal.action] ?? spoken(proposal.action)}</Text>
        <Text size="sm" c="dimmed">
          <Moment at={createdAt} />
        </Text>
      </Group>
      <Text>{reason}</Text>
      <Proposal recommendation={recommendation} />
      <Text size="sm" c="dimmed">
        About {counted(memoryIds.length, 'memory', 'memories')}:{' '}
        {memoryIds.map((memoryId, index) => (
          <span key={memoryId}>
            {index > 0 && ', '}
            <MemoryLink id={memoryId}>{memoryId}</MemoryLink>
          </span>
        ))}
      </Text>
      <Group gap="xs">
        {status === 'open' && (
          <>
            <Button size="xs" loading={decide.isPending} onClick={() => decide.mutate('apply')}>
              Apply
            </Button>
            <Button size="xs" variant="default" loading={decide.isPending} onClick={() => decide.mutate('dismiss')}>
              Dismiss
            </Button>
          </>
        )}
        {status === 'applied' && (
          <Button size="xs" variant="default" loading={decide.isPending} onClick={() => decide.mutate('undo')}>
            Undo
          </Button>
        )}
      </Group>
    </Stack>
  );
}
