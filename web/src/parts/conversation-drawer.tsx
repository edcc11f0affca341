import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventStatus } from '../../../sdk/typescript/src/types.js';
import { useWorkspace } from '../app/workspace';
import { counted, spoken } from '../logic/format';
import { outcomeOf, TONES } from '../logic/turn-words';
import { Loaded } from './feedback';
import { MemoryLink } from './memory-link';
import { SideDrawer } from './side-drawer';
import { Moment, Tag } from './values';

const POLL_MS = 2_000;
/** Turns that are shown at once: each asks for its memory. */
const SHOWN = 20;

/** The turns of a conversation, each with what became of it. */
export function ConversationDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { workspaceId, client } = useWorkspace();
  const query = useQuery({
    queryKey: ['event', workspaceId, id],
    queryFn: ({ signal }) => client.events.get(id, { signal }),
    refetchInterval: ({ state }) => (state.data?.finished_at === null ? POLL_MS : false),
  });
  return (
    <SideDrawer title={`Conversation ${id}`} onClose={onClose}>
      <Loaded query={query} rows={6}>
        {(event) => <Turns event={event} />}
      </Loaded>
    </SideDrawer>
  );
}

function Turns({ event }: { event: EventStatus }) {
  const [shown, setShown] = useState(SHOWN);
  const { status, source, results, created_at: createdAt } = event;
  return (
    <Stack>
      <Group gap="xs">
        <Tag tone={TONES[status] ?? 'gray'}>{spoken(status)}</Tag>
        <Text size="sm">
          {counted(results.length, 'turn')} from {source ?? 'no source'}, <Moment at={createdAt} />
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        The texts of turns are kept only until they are settled; the memories are what is left of them.
      </Text>
      <ol className="turns">
        {results.slice(0, shown).map((turn) => (
          <li key={turn.index}>
            <Text size="sm" c={turn.status === 'error' ? 'var(--mantine-color-error)' : undefined}>
              {outcomeOf(turn)}
              {turn.attempts > 1 && ` (attempt ${turn.attempts})`}
            </Text>
            {turn.memory_id !== undefined && <MemoryOfTurn id={turn.memory_id} />}
          </li>
        ))}
      </ol>
      {results.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
          More turns
        </Button>
      )}
    </Stack>
  );
}

function MemoryOfTurn({ id }: { id: number }) {
  const { workspaceId, client } = useWorkspace();
  const { data, isError } = useQuery({
    queryKey: ['memory', workspaceId, id],
    queryFn: ({ signal }) => client.memory.get(id, { signal }),
    retry: false,
  });
  return (
    <MemoryLink id={id} underline="hover" className="clamp-2">
      {data ? data.text : isError ? `memory ${id}, which is gone` : `memory ${id}`}
    </MemoryLink>
  );
}
