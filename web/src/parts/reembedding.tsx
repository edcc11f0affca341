import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { admin, type Reembedding } from '../api/admin';
import { queryClient } from '../app/query-client';
import { StartReembedding } from '../dialogs/start-reembedding';
import { counted, duration, grouped } from '../logic/format';
import { Confirm } from './confirm';
import { Loaded, tellDone, tellFailure } from './feedback';
import { Panel } from './page';
import { Progress } from './progress';
import { Code, Moment } from './values';

const KEY = ['reembedding'];
const POLL_MS = 2_000;

/** The model of the vectors, and the change to another one. */
export function ReembeddingPanel({ wasStarted, model }: { wasStarted: boolean; model: string }) {
  const [starting, { open, close }] = useDisclosure(false);
  const query = useQuery({
    queryKey: KEY,
    queryFn: admin.reembedding,
    enabled: wasStarted,
    refetchInterval: ({ state }) => (state.data?.finished_at === null ? POLL_MS : false),
  });
  const isUnderWay = query.data?.finished_at === null;
  return (
    <Panel
      title="Embedding model"
      actions={
        !isUnderWay && (
          <Button size="xs" variant="default" onClick={open}>
            Re-embed
          </Button>
        )
      }
    >
      <Text>New texts get their vectors from {model}.</Text>
      {wasStarted && (
        <Loaded query={query} rows={2}>
          {(run) => <Run run={run} />}
        </Loaded>
      )}
      {starting && (
        <StartReembedding
          onClose={close}
          onStarted={async (run) => {
            close();
            queryClient.setQueryData(KEY, run);
            await queryClient.invalidateQueries({ queryKey: ['admin-overview'] });
            tellDone('The re-embedding has begun. The service goes on answering.');
          }}
        />
      )}
    </Panel>
  );
}

function Run({ run }: { run: Reembedding }) {
  const { state, from, to, memories_total: total, memories_done: done, memories_cleared: cleared, variables } = run;
  const [asked, { open, close }] = useDisclosure(false);
  const abandon = useMutation({
    mutationFn: admin.abandonReembedding,
    onSuccess: (next) => {
      close();
      queryClient.setQueryData(KEY, next);
    },
    onError: tellFailure,
  });
  if (run.finished_at)
    return (
      <Text size="sm" c="dimmed">
        The last re-embedding, to {to.model}, was {state} <Moment at={run.finished_at} />.
      </Text>
    );
  const isEmbedding = state === 'embedding';
  const share = total === 0 ? 1 : (isEmbedding ? done : cleared) / total;
  const counts = `${grouped(isEmbedding ? done : cleared)} of ${counted(total, 'memory', 'memories')}`;
  const left = run.seconds_left === null ? '' : `, about ${duration(run.seconds_left)} left`;
  return (
    <Stack gap="sm">
      <Progress label={`Re-embedding with ${to.model}`} share={share}>
        {`${isEmbedding ? `New vectors of ${to.model}` : `Old vectors of ${from.model} removed`}: ${counts}${left}`}
      </Progress>
      {run.workspaces_left > 0 && (
        <Text size="sm">Still searched by the old vectors: {counted(run.workspaces_left, 'workspace')}.</Text>
      )}
      {run.problem && <Text c="var(--mantine-color-error)">It waits, and tries again: {run.problem}</Text>}
      <Text size="sm">Once it is done, the service must be started with:</Text>
      <Code
        name="the settings"
        text={Object.entries(variables)
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([name, value]) => `${name}=${value}`)
          .join('\n')}
      />
      {isEmbedding && (
        <Group>
          <Button variant="outline" color="red" onClick={open}>
            Abandon
          </Button>
        </Group>
      )}
      <Confirm
        opened={asked}
        title="Abandon the re-embedding?"
        verb="Abandon it"
        pending={abandon.isPending}
        onConfirm={() => abandon.mutate()}
        onClose={close}
      >
        Workspaces that were switched go back to the old model, and the new vectors are removed. No memory is lost.
      </Confirm>
    </Stack>
  );
}
