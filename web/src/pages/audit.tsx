import { Select, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type AuditEntry, admin } from '../api/admin';
import { Empty } from '../parts/feedback';
import { Page, Panel } from '../parts/page';
import { PagedTable, usePages } from '../parts/paged';
import { Moment, Tag } from '../parts/values';

const route = getRouteApi('/signed-in/operator/audit');
const KINDS = ['key', 'workspace', 'webhook', 'grant', 'plan', 'account', 'memory', 'reembedding'];

/** The audit: who did what, and when. */
export function AuditPage() {
  const { about } = route.useSearch();
  const navigate = route.useNavigate();
  const query = usePages(['audit', about], (cursor) => admin.audit(about ? { action: about } : {}, cursor));
  return (
    <Page
      title="Audit"
      about="What operators changed, what was erased, and which expired keys were tried."
      actions={
        <Select
          aria-label="About"
          placeholder="About everything"
          data={KINDS}
          value={about ?? null}
          onChange={(value) => void navigate({ search: value ? { about: value } : {}, replace: true })}
          clearable
          clearButtonProps={{ 'aria-label': 'About everything' }}
        />
      }
    >
      <Panel>
        <PagedTable
          query={query}
          rowsOf={({ entries }) => entries}
          columns={['What', 'Who', 'Workspace', 'When', 'Details']}
          keyOf={({ id }) => id}
          empty={<Empty title="No entries">What is changed from now on is listed here.</Empty>}
          more="Earlier entries"
        >
          {(entry) => <Row entry={entry} />}
        </PagedTable>
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
        {Object.keys(entry.details).length === 0 ? '–' : JSON.stringify(entry.details)}
      </Text>
    </td>
  </tr>
);
