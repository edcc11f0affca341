import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import type { MemoryWithEtag, Revision } from '../../../sdk/typescript/src/types.js';
import { useWorkspace } from '../app/workspace';
import { diffOf } from '../logic/diff';
import { spoken } from '../logic/format';
import { Loaded, tellDone, tellFailure } from './feedback';
import { afterChange } from './memory-changes';
import { Moment, Tag } from './values';

const PAGE = 20;

/** The earlier versions of a memory, the newest first, each with what the next change made of it. */
export function MemoryHistory({ memory }: { memory: MemoryWithEtag }) {
  const { workspaceId, client } = useWorkspace();
  const query = useInfiniteQuery({
    queryKey: ['history', workspaceId, memory.id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      Promise.resolve(client.memory.history(memory.id, { limit: PAGE, ...(pageParam && { cursor: pageParam }) }, { signal })),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
  });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const revisions = pages.flatMap((page) => page.revisions);
        if (revisions.length === 0) return <Text c="dimmed">It is what was stored: nothing has changed it.</Text>;
        return (
          <Stack gap="lg">
            {revisions.map((revision, index) => (
              <RevisionEntry
                key={revision.revision}
                memory={memory}
                revision={revision}
                next={index === 0 ? memory.text : revisions[index - 1]!.text}
              />
            ))}
            {query.hasNextPage && (
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Earlier changes
              </Button>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}

function RevisionEntry({ memory, revision, next }: { memory: MemoryWithEtag; revision: Revision; next: string }) {
  const { workspaceId, client } = useWorkspace();
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.memory.restore(memory.id, revision.revision, { ifMatch: memory.etag }),
    onSuccess: async (restored) => {
      await afterChange(workspaceId, restored);
      tellDone(`It is what it was in version ${revision.revision}.`);
    },
    onError: tellFailure,
  });
  return (
    <Stack gap="xs" component="article">
      <Group gap="xs">
        <Tag tone="brand">{spoken(revision.cause)}</Tag>
        <Text size="sm" c="dimmed">
          <Moment at={revision.replaced_at} />
        </Text>
        {revision.reason && (
          <Text size="sm" c="dimmed">
            {spoken(revision.reason.rule)}
            {revision.reason.words.length > 0 && `: ${revision.reason.words.join(', ')}`}
          </Text>
        )}
      </Group>
      {revision.text === next ? (
        <Text size="sm" c="dimmed">
          The text stayed as it was.
        </Text>
      ) : (
        <Text className="wrap" component="div">
          <Diff before={revision.text} after={next} />
        </Text>
      )}
      <Button size="xs" variant="default" style={{ alignSelf: 'flex-start' }} loading={isPending} onClick={() => mutate()}>
        Restore version {revision.revision}
      </Button>
    </Stack>
  );
}

const Diff = ({ before, after }: { before: string; after: string }) => (
  <>
    {diffOf(before, after).map(({ text, change }, index) => {
      const key = `${index}${change}`;
      if (change === 'same') return <span key={key}>{text}</span>;
      return change === 'added' ? (
        <ins key={key} className="diff">
          {text}
        </ins>
      ) : (
        <del key={key} className="diff">
          {text}
        </del>
      );
    })}
  </>
);
