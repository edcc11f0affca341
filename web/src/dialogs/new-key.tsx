import { Select, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { admin, type IssuedKey } from '../api/admin';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { FormDialog } from '../parts/dialog';

const DAY_MS = 86_400_000;
const LIFE_TIMES = [
  { value: '', label: 'Never' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

/** Makes a key of the workspace. */
export function NewKey({ onClose, onIssued }: { onClose: () => void; onIssued: (key: IssuedKey) => void }) {
  const { workspaceId } = useWorkspace();
  const [label, setLabel] = useState('');
  const [user, setUser] = useState('');
  const [days, setDays] = useState('');
  const [readOnly, setReadOnly] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      admin.createKey(workspaceId, {
        label: label.trim(),
        ...(user.trim() && { user_id: user.trim() }),
        ...(readOnly && { operations: ['read'] }),
        ...(days && { expires_at: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }),
      }),
    onSuccess: async (key) => {
      await queryClient.invalidateQueries({ queryKey: ['keys', workspaceId] });
      onIssued(key);
    },
  });
  return (
    <FormDialog
      title="New key"
      ready={label.trim() !== ''}
      pending={isPending}
      error={error}
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <TextInput
        label="Label"
        description="What it is for."
        placeholder="laptop"
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
      <Select label="Expires" data={LIFE_TIMES} value={days} onChange={(value) => setDays(value ?? '')} allowDeselect={false} />
      <TextInput
        label="Bound to a user"
        description="It then sees and writes the memories of this user alone."
        value={user}
        onChange={({ currentTarget }) => setUser(currentTarget.value)}
        maxLength={256}
      />
      <Switch label="It may only read" checked={readOnly} onChange={({ currentTarget }) => setReadOnly(currentTarget.checked)} />
    </FormDialog>
  );
}
