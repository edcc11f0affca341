import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BulkIntent } from '../../../sdk/typescript/src/types.js';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { counted } from '../logic/format';
import { filterOf, type MemorySearch } from '../logic/memory-search';
import { Dialog } from '../parts/dialog';
import { FailureNote, Loaded, tellDone } from '../parts/feedback';

/** The most memories that one call of the API changes. */
const MAX_AT_ONCE = 20_000;
type Deed = 'archive' | 'restore' | 'delete';
const VERBS: Record<Deed, string> = { archive: 'Archive', restore: 'Bring back', delete: 'Delete for good' };
const DONE: Record<Deed, string> = { archive: 'archived', restore: 'brought back', delete: 'deleted' };

const memories = (count: number): string => counted(count, 'memory', 'memories');
const tooMany = (matched: number): string =>
  `The filters fit ${memories(matched)}. Narrow them: at most ${memories(MAX_AT_ONCE)} can be changed at once.`;

/** Archives or deletes everything that the present filters fit, after it has counted it. */
export function BulkChange({ search, onClose }: { search: MemorySearch; onClose: () => void }) {
  const { workspaceId, client } = useWorkspace();
  const ofArchive = search.archived === 'true';
  const [deed, setDeed] = useState<Deed>(ofArchive ? 'restore' : 'archive');
  const filter = filterOf(search);
  const call = async (intent: BulkIntent): Promise<number> => {
    if (deed === 'delete') return (await client.memory.deleteMany(filter, intent)).matched;
    return (await client.memory.updateMany(filter, { archived: deed === 'archive' }, intent)).matched;
  };
  const counts = useQuery({
    queryKey: ['memories', workspaceId, 'bulk', deed, filter],
    queryFn: () => call({ dryRun: true }),
    staleTime: 0,
    gcTime: 0,
  });
  const change = useMutation({
    mutationFn: (confirm: number) => call({ confirm }),
    onSuccess: async (changed) => {
      await queryClient.invalidateQueries({ queryKey: ['memories', workspaceId] });
      onClose();
      tellDone(`${counted(changed, 'memory is', 'memories are')} ${DONE[deed]}.`);
    },
    onError: () => counts.refetch(),
  });
  const count = counts.data;
  return (
    <Dialog title="Change all of these" onClose={onClose}>
      <Stack>
        <SegmentedControl
          aria-label="What to do"
          value={deed}
          onChange={(value) => {
            change.reset();
            setDeed(value as Deed);
          }}
          data={[
            ofArchive ? { value: 'restore', label: VERBS.restore } : { value: 'archive', label: VERBS.archive },
            { value: 'delete', label: VERBS.delete },
          ]}
        />
        <Loaded query={counts} rows={1}>
          {(matched) => (
            <Text aria-live="polite" data-testid="matched">
              {matched > MAX_AT_ONCE
                ? tooMany(matched)
                : `The filters fit ${memories(matched)}: all of them, or none, are changed.`}
            </Text>
          )}
        </Loaded>
        <Text size="sm" c="dimmed">
          {deed === 'delete'
            ? 'Their texts and histories go for good. Archived memories can be brought back, deleted ones cannot.'
            : deed === 'archive'
              ? 'Retrieves do not find them any more; their texts and histories stay.'
              : 'Retrieves find them again.'}
        </Text>
        {change.error && <FailureNote error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            {...(deed === 'delete' && { color: 'red' })}
            loading={change.isPending}
            disabled={!count || count > MAX_AT_ONCE}
            onClick={() => count && change.mutate(count)}
          >
            {VERBS[deed]}
            {count ? ` (${count.toLocaleString('en')})` : ''}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
