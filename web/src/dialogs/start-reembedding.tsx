import { Select, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { admin, type Reembedding } from '../api/admin';
import { FormDialog } from '../parts/dialog';
import { LimitField } from '../parts/limit-field';

const PROVIDERS = [
  { value: 'local', label: 'On this machine' },
  { value: 'openai', label: 'An OpenAI-compatible server' },
];

/** Asks for the model to embed all memories with. */
export function StartReembedding({ onClose, onStarted }: { onClose: () => void; onStarted: (run: Reembedding) => void }) {
  const [provider, setProvider] = useState<'local' | 'openai'>('local');
  const [model, setModel] = useState('');
  const [directory, setDirectory] = useState('');
  const [dimensions, setDimensions] = useState<number | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      admin.startReembedding({
        provider,
        ...(model.trim() && { model: model.trim() }),
        ...(provider === 'local' && directory.trim() && { directory: directory.trim() }),
        ...(dimensions !== null && { dimensions }),
      }),
    onSuccess: onStarted,
  });
  return (
    <FormDialog
      title="Embed all memories anew"
      verb="Begin"
      ready={provider === 'local' || model.trim() !== ''}
      pending={isPending}
      error={error}
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        With another model, or with the present one again. Calls are answered all the while: a workspace is searched by its old
        vectors until all its memories have new ones.
      </Text>
      <Select
        label="Where the model runs"
        data={PROVIDERS}
        value={provider}
        onChange={(value) => value && setProvider(value as 'local' | 'openai')}
        allowDeselect={false}
      />
      <TextInput
        label="Model"
        description={provider === 'local' ? 'Empty for the one that comes with the service.' : 'As the server calls it.'}
        placeholder={provider === 'local' ? 'all-MiniLM-L6-v2' : 'text-embedding-3-small'}
        value={model}
        onChange={({ currentTarget }) => setModel(currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
      {provider === 'local' && (
        <TextInput
          label="Directory"
          description="Of a model of your own, at the same path for every process."
          placeholder="/models/bge-small-en-v1.5"
          value={directory}
          onChange={({ currentTarget }) => setDirectory(currentTarget.value)}
        />
      )}
      <LimitField
        label="Numbers in a vector"
        none="As known of the model"
        value={dimensions}
        onChange={setDimensions}
        least={1}
      />
    </FormDialog>
  );
}
