import { SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { admin } from '../api/admin';
import { useSession, useWorkspace } from '../app/workspace';
import { exactTime } from '../logic/format';
import { chooseZone, type ShownZone, shownZone } from '../logic/shown-zone';
import { Loaded } from '../parts/feedback';
import { Page, Panel } from '../parts/page';
import { Moment } from '../parts/values';
import { WorkspaceSettings } from '../parts/workspace-settings';

/** The settings of this browser and, for the operator, of the workspace. */
export function SettingsPage() {
  const { kind, expires_at: expiresAt, version } = useSession();
  return (
    <Page title="Settings" about="Of this browser, and of the workspace for who has the admin token.">
      <BrowserPanel />
      {kind === 'admin' && <WorkspacePanel />}
      <Panel title="This session">
        <Text>
          Signed in with {kind === 'admin' ? 'the admin token' : 'the key of this workspace'}; it ends <Moment at={expiresAt} />.
          Mnemonest {version}.
        </Text>
      </Panel>
    </Page>
  );
}

const SCHEMES = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

function BrowserPanel() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [zone, setZone] = useState(shownZone);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <Panel title="This browser">
      <Choice label="Colours" about="Kept in this browser.">
        {(labelledBy) => (
          <SegmentedControl
            aria-labelledby={labelledBy}
            data={SCHEMES}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
          />
        )}
      </Choice>
      <Choice label="Exact times" about={`Now it is ${exactTime(new Date(), zone)}; the zone of this browser is ${timeZone}.`}>
        {(labelledBy) => (
          <SegmentedControl
            aria-labelledby={labelledBy}
            data={[
              { value: 'local', label: 'As this browser' },
              { value: 'UTC', label: 'UTC' },
            ]}
            value={zone}
            onChange={(value) => {
              chooseZone(value as ShownZone);
              setZone(value as ShownZone);
            }}
          />
        )}
      </Choice>
    </Panel>
  );
}

function Choice({ label, about, children }: { label: string; about: string; children: (labelledBy: string) => ReactNode }) {
  const id = useId();
  return (
    <Stack gap={4} align="flex-start">
      <Text fw={600} id={id}>
        {label}
      </Text>
      {children(id)}
      <Text size="sm" c="dimmed">
        {about}
      </Text>
    </Stack>
  );
}

function WorkspacePanel() {
  const { workspaceId } = useWorkspace();
  const workspace = useQuery({ queryKey: ['workspace-settings', workspaceId], queryFn: () => admin.workspace(workspaceId) });
  const plans = useQuery({ queryKey: ['plans'], queryFn: admin.plans });
  return (
    <Panel title="This workspace">
      <Loaded query={workspace} rows={6}>
        {(given) => (
          <Loaded query={plans} rows={6}>
            {({ plans: all }) => <WorkspaceSettings key={JSON.stringify(given)} workspace={given} plans={all} />}
          </Loaded>
        )}
      </Loaded>
    </Panel>
  );
}
