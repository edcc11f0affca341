import { Button, Group, MultiSelect, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { admin, type Plan, type Workspace } from '../api/admin';
import { queryClient } from '../app/query-client';
import { grouped } from '../logic/format';
import { FailureNote, tellDone } from './feedback';
import { LimitField } from './limit-field';

const SCOPE_KEYS = ['user_id', 'agent_id', 'app_id', 'project', 'run_id', 'session_id', 'thread_id'];
const AUTO_APPLY = [
  { value: 'duplicate', label: 'Duplicates' },
  { value: 'expired', label: 'What has ended' },
];
/** UTC is none of the zones that a browser names. */
const TIME_ZONES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

type Changes = Parameters<typeof admin.updateWorkspace>[1];

/** The form with everything of a workspace that can be set. */
export function WorkspaceSettings({ workspace, plans }: { workspace: Workspace; plans: readonly Plan[] }) {
  const [draft, setDraft] = useState(workspace);
  const set = (changes: Partial<Workspace>) => setDraft((before) => ({ ...before, ...changes }));
  const plan = plans.find(({ code }) => code === draft.plan);
  const changes = changesOf(workspace, draft);
  const isChanged = Object.keys(changes).length > 0;
  const save = useMutation({
    mutationFn: () => admin.updateWorkspace(workspace.id, changes),
    onSuccess: async () => {
      await Promise.all(
        ['workspace-settings', 'workspace', 'usage'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key, workspace.id] }),
        ),
      );
      await queryClient.invalidateQueries({ queryKey: ['workspaces'] });
      tellDone('The settings are saved.');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && draft.name.trim()) save.mutate();
  };
  const ofPlan = (limit: number | null | undefined) =>
    plan === undefined
      ? 'The default'
      : limit === null || limit === undefined
        ? 'No limit, as its plan'
        : `${grouped(limit)}, as its plan`;
  return (
    <form onSubmit={submit}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label="Name"
            description="What people see."
            value={draft.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
            maxLength={200}
          />
          <Select
            label="Time zone"
            description="“Tomorrow at 5” is read in it."
            data={TIME_ZONES}
            value={draft.time_zone}
            onChange={(zone) => zone && set({ time_zone: zone })}
            searchable
            allowDeselect={false}
          />
          <Select
            label="Plan"
            description="Its limits hold where the workspace has none of its own."
            placeholder="None"
            data={plans.map(({ code, name }) => ({ value: code, label: name }))}
            value={draft.plan}
            onChange={(code) => set({ plan: code })}
            clearable
            clearButtonProps={{ 'aria-label': 'No plan' }}
          />
          <MultiSelect
            label="Applied by itself"
            description="Recommendations that need nobody to decide."
            data={AUTO_APPLY}
            value={draft.auto_apply as string[]}
            onChange={(kinds) => set({ auto_apply: kinds as Workspace['auto_apply'] })}
          />
        </SimpleGrid>
        <Text fw={600} component="h3" m={0}>
          Limits of its own
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <LimitField
            label="Calls a minute"
            value={draft.rpm_limit}
            onChange={(value) => set({ rpm_limit: value })}
            none={ofPlan(plan?.rpm_limit)}
            least={1}
          />
          <LimitField
            label="Calls at once"
            value={draft.burst_limit}
            onChange={(value) => set({ burst_limit: value })}
            none={ofPlan(plan?.burst_limit)}
            least={1}
          />
          <LimitField
            label="Stores a month"
            value={draft.memory_write_limit}
            onChange={(value) => set({ memory_write_limit: value })}
            none={ofPlan(plan?.memory_write_limit)}
          />
          <LimitField
            label="Retrieves a month"
            value={draft.memory_retrieve_limit}
            onChange={(value) => set({ memory_retrieve_limit: value })}
            none={ofPlan(plan?.memory_retrieve_limit)}
          />
        </SimpleGrid>
        <MultiSelect
          label="Scope"
          description="Memories are compared with each other, and change each other, only where these are equal in their meta."
          data={[...new Set([...SCOPE_KEYS, ...workspace.scope_keys])]}
          value={draft.scope_keys as string[]}
          onChange={(keys) => set({ scope_keys: keys as Workspace['scope_keys'] })}
        />
        {save.error && <FailureNote error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!isChanged || !draft.name.trim()}>
            Save
          </Button>
          <Button variant="default" disabled={!isChanged} onClick={() => setDraft(workspace)}>
            Take back
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Returns what differs, as the API takes it. */
function changesOf(before: Workspace, after: Workspace): Changes {
  const names = Object.keys(after) as (keyof Workspace)[];
  const changed = names.filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name]])) as Changes;
}
