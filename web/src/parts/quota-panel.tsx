import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { admin } from '../api/admin';
import { useWorkspace } from '../app/workspace';
import { counted, grouped } from '../logic/format';
import { Loaded } from './feedback';
import { Panel } from './page';
import { Moment } from './values';

/** Shows what a workspace used of its month. */
export function QuotaPanel({ actions, children }: { actions?: ReactNode; children?: ReactNode }) {
  const { workspaceId } = useWorkspace();
  const usage = useQuery({ queryKey: ['usage', workspaceId], queryFn: () => admin.usage(workspaceId) });
  return (
    <Panel title="This month" actions={actions}>
      <Loaded query={usage} rows={2}>
        {({ memory_writes: writes, memory_retrieves: retrieves, cycle, rate_limit: rate }) => (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Quota label="Stores" {...writes} />
              <Quota label="Retrieves" {...retrieves} />
            </SimpleGrid>
            <Text size="sm" c="dimmed">
              Began <Moment at={cycle.start} />, and starts again <Moment at={cycle.end} />. All keys together may make{' '}
              {counted(rate.rpm_limit, 'memory call')} a minute, {grouped(rate.burst_limit)} at once.
            </Text>
          </>
        )}
      </Loaded>
      {children}
    </Panel>
  );
}

function Quota({ label, used, limit }: { label: string; used: number; limit: number | null }) {
  const share = limit === null ? 0 : Math.min(1, used / Math.max(1, limit));
  return (
    <Stack gap={4}>
      <Text>
        {label}: {grouped(used)} {limit === null ? '(no limit)' : `of ${grouped(limit)}`}
      </Text>
      {limit !== null && (
        <div className="meter" aria-hidden="true">
          <span className="fill" style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </Stack>
  );
}
