import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NotFoundError } from '../../../sdk/typescript/src/mnemonest.js';
import type { Recommendation } from '../../../sdk/typescript/src/types.js';
import { useWorkspace } from '../app/workspace';
import { MemoryText } from './values';

const SHOWN = 5;

const Side = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap={4}>
    <Text size="sm" c="dimmed">
      {title}
    </Text>
    {children}
  </Stack>
);

/** The texts of the memories, and those that they would have. */
export function Proposal({ recommendation: { memory_ids: ids, proposal } }: { recommendation: Recommendation }) {
  const { workspaceId, client } = useWorkspace();
  const memories = useQueries({
    queries: ids.slice(0, SHOWN).map((id) => ({
      queryKey: ['memory', workspaceId, id],
      queryFn: () => client.memory.get(id),
      retry: (_count: number, error: Error) => !(error instanceof NotFoundError),
    })),
  });
  const after = proposal.texts ?? (proposal.text === undefined ? [] : [proposal.text]);
  return (
    <SimpleGrid cols={{ base: 1, sm: after.length > 0 ? 2 : 1 }}>
      <Side title="Now">
        {memories.map(({ data, error }, index) => (
          <Text key={ids[index]} component="div" className="proposed">
            {data ? <MemoryText text={data.text} /> : error ? 'This memory is gone.' : '…'}
          </Text>
        ))}
        {ids.length > SHOWN && <Text c="dimmed">and {ids.length - SHOWN} more</Text>}
      </Side>
      {after.length > 0 && (
        <Side title="Then">
          {after.map((text) => (
            <Text key={text} component="div" className="proposed">
              <MemoryText text={text} />
            </Text>
          ))}
        </Side>
      )}
    </SimpleGrid>
  );
}
