import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { StoreParams, StoreResult } from '../../../sdk/typescript/src/types.js';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { readMeta } from '../logic/diff';
import { exactTime, percent } from '../logic/format';
import { partsOf } from '../logic/placeholders';
import { curlOf } from '../logic/snippets';
import { ACTIONS, RULES } from '../logic/store-words';
import { FailureNote, Loaded } from '../parts/feedback';
import { MemoryLink } from '../parts/memory-link';
import { Page, Panel } from '../parts/page';
import { Categories, Code, MemoryText, Tag } from '../parts/values';

const MAX_TEXT = 10_000;
const NEIGHBOURS = 5;

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
    mutationFn: async (params: StoreParams) => {
      // The neighbours as they are before the store, looked at without counting as an access.
      const { memories } = await client.memory.retrieve({
        query: params.text.slice(0, 2_000),
        top_k: NEIGHBOURS,
        min_score: 0.35,
        as_of: new Date(),
        ...(params.user_id && { user_id: params.user_id }),
      });
      return { params, neighbours: memories, result: await client.memory.store(params) };
    },
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
      <div aria-live="polite">{store.data && <Outcome key={store.submittedAt} {...store.data} />}</div>
      {text.trim() && (
        <Panel title="The same call">
          <Code text={curlOf(globalThis.location.origin, '/v1/memory/store', body)} name="curl command" />
        </Panel>
      )}
    </Page>
  );
}

interface OutcomeProps {
  readonly params: StoreParams;
  readonly neighbours: readonly { id: number; text: string; similarity: number }[];
  readonly result: StoreResult;
}

function Outcome({ params, neighbours, result }: OutcomeProps) {
  const { workspaceId, client } = useWorkspace();
  const { dedup, memory_id: id, importance, categories, temporal } = result;
  const stored = useQuery({ queryKey: ['memory', workspaceId, id], queryFn: () => client.memory.get(id), staleTime: 0 });
  const others = neighbours.filter((memory) => memory.id !== id || dedup.action !== 'stored_new');
  return (
    <Panel title={ACTIONS[dedup.action] ?? dedup.action}>
      {dedup.reason && (
        <Text>
          Because {RULES[dedup.reason.rule] ?? dedup.reason.rule}
          {dedup.reason.words.length > 0 && <> ({dedup.reason.words.join(', ')})</>}.
        </Text>
      )}
      <Loaded query={stored} rows={2}>
        {(memory) => (
          <>
            <Text fz="lg" component="div">
              <MemoryLink id={id} underline="hover" c="var(--mantine-color-text)">
                <MemoryText text={memory.text} />
              </MemoryLink>
            </Text>
            <Redactions text={memory.text} sent={params.text} />
          </>
        )}
      </Loaded>
      <Group gap="sm">
        <Tag tone="brand">memory {id}</Tag>
        <Text size="sm">Importance {importance} of 10</Text>
        <Text size="sm">
          {temporal.valid_until ? `Holds until ${exactTime(temporal.valid_until)}` : 'Holds until further notice'}
        </Text>
        <Categories names={categories} />
      </Group>
      <Text fw={600} component="h3" m={0}>
        Its neighbours before
      </Text>
      {others.length === 0 ? (
        <Text c="dimmed">No memory was about this matter.</Text>
      ) : (
        others.map(({ id: other, text, similarity }) => (
          <Group key={other} wrap="nowrap" gap="md" align="baseline">
            <Text c="dimmed" style={{ flex: '0 0 3rem' }}>
              {percent(similarity)}
            </Text>
            <MemoryLink id={other} underline="hover" className="clamp-2">
              {text}
            </MemoryLink>
          </Group>
        ))
      )}
    </Panel>
  );
}

function Redactions({ text, sent }: { text: string; sent: string }) {
  const kinds = [
    ...new Set(
      partsOf(text).flatMap(({ redacted, text: placeholder }) => (redacted && !sent.includes(placeholder) ? [redacted] : [])),
    ),
  ];
  if (kinds.length === 0) return null;
  return <Text>Cut out before it was stored: {kinds.join(', ')}.</Text>;
}
