import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { admin, type KeyRotation } from '../api/admin';
import { queryClient } from '../app/query-client';
import { counted, duration, grouped } from '../logic/format';
import { Confirm } from './confirm';
import { Loaded, tellDone, tellFailure } from './feedback';
import { Panel } from './page';
import { Progress } from './progress';
import { Moment } from './values';

const KEY = ['key-rotation'];
const POLL_MS = 2_000;

/** The encryption of the texts, and the change to another key. */
export function KeyRotationPanel({ wasStarted }: { wasStarted: boolean }) {
  const [asked, { open, close }] = useDisclosure(false);
  const query = useQuery({
    queryKey: KEY,
    queryFn: admin.keyRotation,
    enabled: wasStarted,
    refetchInterval: ({ state }) => (state.data?.finished_at === null ? POLL_MS : false),
  });
  const start = useMutation({
    mutationFn: admin.startKeyRotation,
    onSuccess: async (run) => {
      close();
      queryClient.setQueryData(KEY, run);
      await queryClient.invalidateQueries({ queryKey: ['admin-overview'] });
      tellDone('The rotation has begun. The service goes on answering.');
    },
    onError: (error) => {
      close();
      tellFailure(error);
    },
  });
  return (
    <Panel
      title="Encryption at rest"
      actions={
        query.data?.finished_at !== null && (
          <Button size="xs" variant="default" onClick={open}>
            Rotate the key
          </Button>
        )
      }
    >
      {wasStarted ? (
        <Loaded query={query} rows={2}>
          {(run) => <Run run={run} />}
        </Loaded>
      ) : (
        <Text c="dimmed">
          No key was rotated yet. Start the service with a new ENCRYPTION_KEY and the old one in ENCRYPTION_KEYS_PREVIOUS, then
          begin here.
        </Text>
      )}
      <Confirm
        opened={asked}
        title="Bring all texts under the present key?"
        verb="Begin"
        pending={start.isPending}
        onConfirm={() => start.mutate()}
        onClose={close}
      >
        Texts that are plain or under an older key are encrypted with ENCRYPTION_KEY; without one, all become plain. Keep the old
        keys in the settings until it is done.
      </Confirm>
    </Panel>
  );
}

function Run({ run }: { run: KeyRotation }) {
  const { rows_total: total, rows_done: done, rows_failed: failed, to_key_id: key, seconds_left: secondsLeft } = run;
  const target = key === null ? 'plain texts' : `key ${key}`;
  const failures = failed > 0 ? ` ${counted(failed, 'text')} could not be decrypted: the log names them.` : '';
  if (run.finished_at)
    return (
      <Text>
        All that can be read are {key === null ? 'plain texts' : `under ${target}`} since <Moment at={run.finished_at} />.
        {failures}
      </Text>
    );
  const left = secondsLeft === null ? '' : `, about ${duration(secondsLeft)} left`;
  return (
    <>
      <Progress label="Key rotation" share={total === 0 ? 1 : done / total}>
        {`To ${target}: ${grouped(done)} of ${counted(total, 'text')}${left}`}
      </Progress>
      <Text size="sm">Keep the old keys in ENCRYPTION_KEYS_PREVIOUS until it is done.</Text>
      {failures && <Text size="sm">{failures}</Text>}
      {run.problem && <Text c="var(--mantine-color-error)">It waits, and tries again: {run.problem}</Text>}
    </>
  );
}
