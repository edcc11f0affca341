import { MultiSelect, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { admin } from '../api/admin';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { FormDialog, SecretDialog } from '../parts/dialog';

type EventType = NonNullable<Parameters<typeof admin.createWebhook>[1]['event_types']>[number];
const EVENT_TYPES: EventType[] = [
  'memory.stored',
  'memory.updated',
  'memory.deleted',
  'event.processed',
  'recommendation.created',
  'workspace.status_changed',
  'billing.payment_confirmed',
  'billing.renewal_success',
  'billing.payment_failed_enhanced',
  'payment.failed',
  'anomaly.detected',
  'webhook.disabled',
];

/** Makes a webhook of the workspace, and shows its secret once. */
export function NewWebhook({ onClose }: { onClose: () => void }) {
  const { workspaceId } = useWorkspace();
  const [url, setUrl] = useState('');
  const [types, setTypes] = useState<EventType[]>([]);
  const [includeText, setIncludeText] = useState(false);
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () =>
      admin.createWebhook(workspaceId, {
        url: url.trim(),
        include_text: includeText,
        ...(types.length > 0 && { event_types: types }),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['webhooks', workspaceId] }),
  });
  if (data)
    return (
      <SecretDialog
        title="New webhook"
        about="Check the signatures with this secret. It is not shown again."
        secret={data.secret}
        copyLabel="Copy the secret"
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title="New webhook"
      ready={url.trim() !== ''}
      pending={isPending}
      error={error}
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <TextInput
        label="Address"
        placeholder="https://example.com/hooks"
        value={url}
        onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        data-autofocus
      />
      <MultiSelect
        label="Events"
        description="All of them, if none is chosen."
        data={EVENT_TYPES}
        value={types}
        onChange={(values) => setTypes(values as EventType[])}
      />
      <Switch
        label="With the texts of memories"
        checked={includeText}
        onChange={({ currentTarget }) => setIncludeText(currentTarget.checked)}
      />
    </FormDialog>
  );
}
