import { Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { admin } from '../api/admin';
import { queryClient } from '../app/query-client';
import { FormDialog, SecretDialog } from '../parts/dialog';

/** Makes a workspace, and shows its first key once. */
export function NewWorkspace({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [plan, setPlan] = useState<string | null>(null);
  const navigate = useNavigate();
  const plans = useQuery({ queryKey: ['plans'], queryFn: admin.plans });
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () => admin.createWorkspace({ name: name.trim(), ...(plan && { plan }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['workspaces'] }),
  });
  if (data)
    return (
      <SecretDialog
        title="New workspace"
        about={`“${data.workspace.name}” is there. This is its first key; it is not shown again.`}
        secret={data.api_key.key}
        copyLabel="Copy the key"
        verb="Open it"
        onClose={() => void navigate({ to: `/w/${data.workspace.id}/connect` })}
      />
    );
  return (
    <FormDialog
      title="New workspace"
      ready={name.trim() !== ''}
      pending={isPending}
      error={error}
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
      <Select
        label="Plan"
        description="Its limits; without a choice, those of a self-hosted service."
        placeholder="self-hosted"
        data={(plans.data?.plans ?? []).map(({ code, name: label }) => ({ value: code, label }))}
        value={plan}
        onChange={setPlan}
      />
    </FormDialog>
  );
}
