import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { admin, type Plan } from '../api/admin';
import { PlanDialog } from '../dialogs/plan';
import { grouped } from '../logic/format';
import { Empty, Loaded } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { Page, Panel } from '../parts/page';
import { Table } from '../parts/paged';

const limit = (value: number | null, none: string): string => (value === null ? none : grouped(value));

/** The plans, whose limits the workspaces have that subscribe to them. */
export function PlansPage() {
  const [edited, setEdited] = useState<Plan | 'new'>();
  const query = useQuery({ queryKey: ['plans'], queryFn: admin.plans });
  return (
    <Page
      title="Plans"
      about="Limits that workspaces share. A workspace may have limits of its own: see its settings."
      actions={
        <Button leftSection={<Icon name="store" size={16} />} onClick={() => setEdited('new')}>
          New plan
        </Button>
      }
    >
      <Panel>
        <Loaded query={query}>
          {({ plans }) =>
            plans.length === 0 ? (
              <Empty title="No plans">Make one, and give it to workspaces.</Empty>
            ) : (
              <Table
                columns={['Plan', 'Calls a minute', 'Stores a month', 'Retrieves a month', 'Keys', 'Change']}
                rows={plans}
                keyOf={({ code }) => code}
              >
                {(plan) => (
                  <tr>
                    <td>
                      <Text fw={600}>{plan.name}</Text>
                      <Text className="mono" c="dimmed">
                        {plan.code}
                      </Text>
                    </td>
                    <td data-label="Calls a minute">
                      {grouped(plan.rpm_limit)} ({grouped(plan.burst_limit)} at once)
                    </td>
                    <td data-label="Stores a month">{limit(plan.memory_write_limit, 'no limit')}</td>
                    <td data-label="Retrieves a month">{limit(plan.memory_retrieve_limit, 'no limit')}</td>
                    <td data-label="Keys">{limit(plan.max_keys, 'any number')}</td>
                    <td>
                      <Button size="xs" variant="default" onClick={() => setEdited(plan)} aria-label={`Change ${plan.name}`}>
                        Change
                      </Button>
                    </td>
                  </tr>
                )}
              </Table>
            )
          }
        </Loaded>
      </Panel>
      {edited && <PlanDialog plan={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}
