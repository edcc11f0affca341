import { Button, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { admin, type KeySeries } from '../api/admin';
import { useWorkspace } from '../app/workspace';
import { grouped } from '../logic/format';
import { daysBefore } from '../logic/usage-range';
import { Empty, Loaded } from '../parts/feedback';
import { Page, Panel } from '../parts/page';
import { Table } from '../parts/paged';
import { QuotaPanel } from '../parts/quota-panel';
import { UsageChart } from '../parts/usage-chart';

const route = getRouteApi('/signed-in/w/$workspaceId/operator-of-workspace/usage');
const RANGES = [
  { value: '7', label: 'A week' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

/** The usage of a workspace over time and by key. */
export function UsagePage() {
  const { days = 30, key } = route.useSearch();
  const navigate = route.useNavigate();
  const { workspaceId } = useWorkspace();
  const from = daysBefore(days - 1, new Date());
  const series = useQuery({
    queryKey: ['usage-series', workspaceId, from, key],
    queryFn: () => admin.usageByDay(workspaceId, from, key),
    placeholderData: (previous) => previous,
  });
  const keys = useQuery({
    queryKey: ['usage-by-key', workspaceId, from],
    queryFn: () => admin.usageByKey(workspaceId, from),
    placeholderData: (previous) => previous,
  });
  const shown = keys.data?.find(({ api_key_id: id }) => id === key);
  return (
    <Page
      title="Usage"
      about="Stores and retrieves that succeeded, by days of UTC. A call is counted within a second or two."
      actions={
        <SegmentedControl
          aria-label="Range"
          value={String(days)}
          onChange={(value) => void navigate({ search: (before) => ({ ...before, days: Number(value) }), replace: true })}
          data={RANGES}
        />
      }
    >
      <QuotaPanel />
      <Panel
        title={key === undefined ? 'All keys' : `Key “${nameOf(shown, key)}”`}
        actions={
          key !== undefined && (
            <Button size="xs" variant="default" onClick={() => void navigate({ search: { days }, replace: true })}>
              All keys
            </Button>
          )
        }
      >
        <Loaded query={series} rows={4}>
          {(rows) => <UsageChart days={rows} />}
        </Loaded>
      </Panel>
      <Panel title="By key">
        <Loaded query={keys}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title="No calls">No key was used in these days. The page Connect has calls to paste.</Empty>
            ) : (
              <Table columns={['Key', 'Calls', 'Stores', 'Retrieves', 'Over time']} rows={rows} keyOf={(row) => row.api_key_id}>
                {(row) => (
                  <tr>
                    <td>
                      <Text fw={600}>{nameOf(row, row.api_key_id)}</Text>
                    </td>
                    <td data-label="Calls">{grouped(row.calls)}</td>
                    <td data-label="Stores">{grouped(row.memory_writes)}</td>
                    <td data-label="Retrieves">{grouped(row.memory_retrieves)}</td>
                    <td>
                      {row.api_key_id !== NO_KEY && (
                        <Button
                          size="xs"
                          variant="default"
                          disabled={row.api_key_id === key}
                          aria-label={`Show the days of ${nameOf(row, row.api_key_id)}`}
                          onClick={() => void navigate({ search: { days, key: row.api_key_id }, replace: true })}
                        >
                          Show the days
                        </Button>
                      )}
                    </td>
                  </tr>
                )}
              </Table>
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

/** Calls without a key: those of operators who look around in the dashboard. */
const NO_KEY = 0;

const nameOf = (row: KeySeries | undefined, id: number): string =>
  id === NO_KEY ? 'Operators, here in the dashboard' : (row?.label ?? `number ${id}, which is deleted`);
