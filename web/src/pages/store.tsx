import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { StoreParams } from '../../../sdk/typescript/src/types.js';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { readMeta } from '../logic/diff';
import { curlOf } from '../logic/snippets';
import { FailureNote } from '../parts/feedback';
import { Page, Panel } from '../parts/page';
import { Outcome } from '../parts/store-outcome';
import { Code } from '../parts/values';

const MAX_TEXT = 10_000;

/** The playground of stores: what becomes of a text, and why. */
export function StorePage() {
  const { workspaceId, client } = useWorkspace();
  const [text, setText] = useState('');
  const [user, setUser] = useState('');
  const [metaText, setMetaText] = useState('');
  const read = readMeta(metaText);
  const body: StoreParams = {
    text,
    explain: true,
    ...('meta' in read && Object.keys(read.meta).length > 0 && { meta: read.meta }),
    ...(user.trim() && { user_id: user.trim() }),
  };
  const store = useMutation({
    mutationFn: (params: StoreParams) => client.memory.store(params),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['memories', workspaceId] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && 'meta' in read) store.mutate(body);
  };
  return (
    <Page title="Store" about="Store a text as an agent would, and see what the service makes of it.">
      <Panel>
        <form onSubmit={submit}>
          <Stack>
            <Textarea
              label="Text"
              placeholder="The client prefers async standups on Tuesdays"
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              maxLength={MAX_TEXT}
              autosize
              minRows={3}
              maxRows={12}
            />
            <Group align="flex-start">
              <TextInput
                label="User"
                description="Whose memory it is, if somebody's."
                value={user}
                onChange={({ currentTarget }) => setUser(currentTarget.value)}
                style={{ flex: '1 1 12rem' }}
              />
              <TextInput
                label="Meta"
                description="A JSON object."
                placeholder='{"source": "slack"}'
                value={metaText}
                onChange={({ currentTarget }) => setMetaText(currentTarget.value)}
                error={'problem' in read && read.problem}
                style={{ flex: '2 1 16rem' }}
                classNames={{ input: 'mono' }}
              />
            </Group>
            <Button
              type="submit"
              style={{ alignSelf: 'flex-start' }}
              loading={store.isPending}
              disabled={!text.trim() || 'problem' in read}
            >
              Store
            </Button>
          </Stack>
        </form>
      </Panel>
      {store.error && <FailureNote error={store.error} />}
      <div aria-live="polite">{store.data && <Outcome key={store.submittedAt} result={store.data} />}</div>
      {text.trim() && (
        <Panel title="The same call">
          <Code text={curlOf(globalThis.location.origin, '/v1/memory/store', body)} name="curl command" />
        </Panel>
      )}
    </Page>
  );
}
