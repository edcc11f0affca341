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
export function KeyRotationPanel({ wasStarted, encryption }: { wasStarted: boolean; encryption: string }) {
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
        query.data?.finished_at !== null &&
        encryption !== 'off' && (
          <Button size="xs" variant="default" onClick={open}>
            Rotate the key
          </Button>
        )
      }
    >
      <State encryption={encryption} />
      {wasStarted && (
        <Loaded query={query} rows={2}>
          {(run) => <Run run={run} />}
        </Loaded>
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

/** The state of the encryption, and the way to another one. */
function State({ encryption }: { encryption: string }) {
  if (encryption === 'off')
    return (
      <Text>
        It is off: texts are stored as they are. To encrypt them, make a key (<code>openssl rand -hex 32</code>), keep it outside
        of the backups, and start the service with it as ENCRYPTION_KEY. Then begin here, so that what is there already is
        encrypted too.
      </Text>
    );
  if (encryption === 'ending')
    return (
      <Text>
        It ends: there are keys in ENCRYPTION_KEYS_PREVIOUS, and no ENCRYPTION_KEY. New texts are stored as they are; a rotation
        decrypts the others, and after it the keys can go.
      </Text>
    );
  return (
    <Text c="dimmed">
      It is on. For another key, start the service with the new one as ENCRYPTION_KEY and the old one in ENCRYPTION_KEYS_PREVIOUS,
      then rotate here.
    </Text>
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
