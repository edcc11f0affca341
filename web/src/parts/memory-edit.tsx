import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { MemoryWithEtag } from '../../../sdk/typescript/src/types.js';
import { useWorkspace } from '../app/workspace';
import { metaPatch, readMeta } from '../logic/diff';
import { FailureNote, tellDone, tellFailure } from './feedback';
import { afterChange } from './memory-changes';

const MAX_TEXT = 10_000;

/** The form that changes text and meta. What the memory was stays in its history. */
export function MemoryEdit({ memory, onSaved }: { memory: MemoryWithEtag; onSaved: () => void }) {
  const { workspaceId, client } = useWorkspace();
  const [text, setText] = useState(memory.text);
  const [metaText, setMetaText] = useState(JSON.stringify(memory.meta, null, 2));
  const read = readMeta(metaText);
  const patch = 'meta' in read ? metaPatch(memory.meta, read.meta) : {};
  const isChanged = text !== memory.text || Object.keys(patch).length > 0;
  const undo = useMutation({
    mutationFn: (version: number) => client.memory.restore(memory.id, version),
    onSuccess: async (restored) => {
      await afterChange(workspaceId, restored);
      tellDone('It is what it was.');
    },
    onError: tellFailure,
  });
  const save = useMutation({
    // Once it is saved, `memory` is the new one.
    mutationFn: (before: MemoryWithEtag) =>
      client.memory.update(
        before.id,
        { ...(text !== before.text && { text }), ...(Object.keys(patch).length > 0 && { meta: patch }) },
        { ifMatch: before.etag },
      ),
    onSuccess: async (saved, { version }) => {
      await afterChange(workspaceId, saved);
      const id = `saved-${saved.id}-${saved.version}`;
      const takeBack = () => {
        notifications.hide(id);
        undo.mutate(version);
      };
      tellDone(
        <Group justify="space-between">
          <Text size="sm">Saved.</Text>
          <Button size="compact-sm" variant="default" onClick={takeBack}>
            Undo
          </Button>
        </Group>,
        id,
      );
      onSaved();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && 'meta' in read) save.mutate(memory);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea
          label="Text"
          description="Sensitive data is cut out as at a store; importance, tags and dates are read anew."
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          maxLength={MAX_TEXT}
          autosize
          minRows={3}
          maxRows={14}
          required
          withAsterisk={false}
        />
        <Textarea
          label="Meta"
          description="A JSON object."
          value={metaText}
          onChange={({ currentTarget }) => setMetaText(currentTarget.value)}
          error={'problem' in read && read.problem}
          autosize
          minRows={3}
          maxRows={14}
          classNames={{ input: 'mono' }}
        />
        {save.error && <FailureNote error={save.error} />}
        <Button
          type="submit"
          style={{ alignSelf: 'flex-start' }}
          loading={save.isPending}
          disabled={!isChanged || 'problem' in read}
        >
          Save
        </Button>
      </Stack>
    </form>
  );
}
