import { Button, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AuditEntry, admin } from '../api/admin';
import { Empty, Loaded } from '../parts/feedback';
import { Page, Panel } from '../parts/page';
import { Moment, Tag } from '../parts/values';

const KINDS = ['key', 'workspace', 'webhook', 'plan', 'account', 'memory', 'reembedding'];

/** The audit: who did what, and when. */
export function AuditPage() {
  const [kind, setKind] = useState<string | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['audit', kind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => admin.audit(kind ? { action: kind } : {}, pageParam),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
    placeholderData: (previous) => previous,
  });
  return (
    <Page
      title="Audit"
      about="What operators changed, what was erased, and which expired keys were tried."
      actions={
        <Select
          aria-label="About"
          placeholder="About everything"
          data={KINDS}
          value={kind}
          onChange={setKind}
          clearable
          clearButtonProps={{ 'aria-label': 'About everything' }}
        />
      }
    >
      <Panel>
        <Loaded query={query}>
          {({ pages }) => {
            const entries = pages.flatMap((page) => page.entries);
            if (entries.length === 0) return <Empty title="No entries">What is changed from now on is listed here.</Empty>;
            return (
              <>
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">What</th>
                      <th scope="col">Who</th>
                      <th scope="col">Workspace</th>
                      <th scope="col">When</th>
                      <th scope="col">Details</th>
                    </tr>
                  </thead>
                  <tbody>
                    {entries.map((entry) => (
                      <Row key={entry.id} entry={entry} />
                    ))}
                  </tbody>
                </table>
                {query.hasNextPage && (
                  <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    Earlier entries
                  </Button>
                )}
              </>
            );
          }}
        </Loaded>
      </Panel>
    </Page>
  );
}

const Row = ({ entry }: { entry: AuditEntry }) => (
  <tr>
    <td>
      <Tag tone="brand">{entry.action}</Tag>
    </td>
    <td data-label="Who">{entry.actor}</td>
    <td data-label="Workspace">{entry.workspace_id ?? '–'}</td>
    <td data-label="When">
      <Moment at={entry.created_at} />
    </td>
    <td data-label="Details">
      <Text className="mono" title={`Request ${entry.request_id}`}>
        {JSON.stringify(entry.details)}
      </Text>
    </td>
  </tr>
);
