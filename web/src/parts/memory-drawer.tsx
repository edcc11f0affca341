import { Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { MemoryWithEtag } from '../../../sdk/typescript/src/types.js';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import type { MemorySearch } from '../logic/memory-search';
import { Confirm } from './confirm';
import { Loaded, tellDone, tellFailure } from './feedback';
import { afterChange } from './memory-changes';
import { MemoryEdit } from './memory-edit';
import { MemoryFacts } from './memory-facts';
import { MemoryHistory } from './memory-history';
import { SideDrawer } from './side-drawer';

interface Props {
  readonly id: number;
  readonly tab: MemorySearch['tab'] | undefined;
  readonly onTab: (tab: MemorySearch['tab']) => void;
  readonly onClose: () => void;
}

/** The details of a memory: what is known of it, its text to edit, what it was. */
export function MemoryDrawer({ id, tab, onTab, onClose }: Props) {
  const { workspaceId, client } = useWorkspace();
  const query = useQuery({
    queryKey: ['memory', workspaceId, id],
    queryFn: ({ signal }) => client.memory.get(id, { signal }),
  });
  return (
    <SideDrawer title={`Memory ${id}`} onClose={onClose}>
      <Loaded query={query} rows={6}>
        {(memory) => (
          <Tabs
            value={tab ?? 'details'}
            onChange={(next) => onTab(next === 'edit' || next === 'history' ? next : undefined)}
            keepMounted={false}
          >
            <Tabs.List>
              <Tabs.Tab value="details">Details</Tabs.Tab>
              <Tabs.Tab value="edit">Edit</Tabs.Tab>
              <Tabs.Tab value="history">History</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="details" pt="md">
              <Stack>
                <MemoryFacts memory={memory} />
                <Deeds memory={memory} onGone={onClose} />
              </Stack>
            </Tabs.Panel>
            <Tabs.Panel value="edit" pt="md">
              <MemoryEdit memory={memory} onSaved={() => onTab(undefined)} />
            </Tabs.Panel>
            <Tabs.Panel value="history" pt="md">
              <MemoryHistory memory={memory} />
            </Tabs.Panel>
          </Tabs>
        )}
      </Loaded>
    </SideDrawer>
  );
}

function Deeds({ memory, onGone }: { memory: MemoryWithEtag; onGone: () => void }) {
  const { workspaceId, client } = useWorkspace();
  const [asked, { open, close }] = useDisclosure(false);
  const isArchived = memory.archived_at !== null;
  const archive = useMutation({
    mutationFn: () => client.memory.update(memory.id, { archived: !isArchived }, { ifMatch: memory.etag }),
    onSuccess: async (changed) => {
      await afterChange(workspaceId, changed);
      tellDone(isArchived ? 'It is found again.' : 'It is archived: retrieves do not find it.');
    },
    onError: tellFailure,
  });
  const remove = useMutation({
    mutationFn: () => client.memory.delete(memory.id, { ifMatch: memory.etag }),
    onSuccess: async () => {
      onGone();
      queryClient.removeQueries({ queryKey: ['memory', workspaceId, memory.id] });
      await queryClient.invalidateQueries({ queryKey: ['memories', workspaceId] });
      tellDone(`Memory ${memory.id} is deleted.`);
    },
    onError: tellFailure,
  });
  return (
    <Group>
      <Button variant="default" loading={archive.isPending} onClick={() => archive.mutate()}>
        {isArchived ? 'Take out of the archive' : 'Archive'}
      </Button>
      <Button variant="outline" color="red" onClick={open}>
        Delete
      </Button>
      <Confirm
        opened={asked}
        title="Delete this memory?"
        verb="Delete for good"
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        <Text className="clamp-2">“{memory.text}”</Text>
        <Text>Its history goes with it. This cannot be taken back; an archived memory can be brought back.</Text>
      </Confirm>
    </Group>
  );
}
