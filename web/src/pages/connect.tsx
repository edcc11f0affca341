import { Anchor, Button, Group, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { admin } from '../api/admin';
import { queryClient } from '../app/query-client';
import { useSession, useWorkspace } from '../app/workspace';
import { KEY_PLACEHOLDER, snippetsFor } from '../logic/snippets';
import { FailureNote } from '../parts/feedback';
import { MemoryLink } from '../parts/memory-link';
import { Page, Panel } from '../parts/page';
import { Code, CopyButton, MemoryText } from '../parts/values';

const FIRST_MEMORY = 'The client prefers async standups on Tuesdays';
const FIRST_QUERY = 'what does the client like for standups';

/** The first page of a new workspace: a key, what to paste where, and a first memory that is found again. */
export function ConnectPage() {
  const [key, setKey] = useState<string>();
  const { kind } = useSession();
  return (
    <Page title="Connect" about="Three steps to an agent that remembers.">
      {kind === 'admin' && <KeyStep issued={key} onIssued={setKey} />}
      <ClientsStep secret={key ?? KEY_PLACEHOLDER} />
      <FirstMemoryStep />
    </Page>
  );
}

function KeyStep({ issued, onIssued }: { issued: string | undefined; onIssued: (key: string) => void }) {
  const { workspaceId } = useWorkspace();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => admin.createKey(workspaceId, { label: 'made in the dashboard' }),
    onSuccess: ({ key }) => {
      onIssued(key);
      void queryClient.invalidateQueries({ queryKey: ['keys', workspaceId] });
    },
  });
  return (
    <Panel title="1. Get a key">
      {issued ? (
        <>
          <Text>This key is shown only now: the service keeps its hash, and nobody can read it again.</Text>
          <Group>
            <Text className="mono" data-testid="issued-key">
              {issued}
            </Text>
            <CopyButton text={issued} label="Copy the key" />
          </Group>
        </>
      ) : (
        <>
          <Text>
            Agents call with a key of this workspace. The first start printed one; here is a place to make another. All keys are
            on the page{' '}
            <Anchor component={Link} to={`/w/${workspaceId}/keys`}>
              Keys
            </Anchor>
            .
          </Text>
          {error && <FailureNote error={error} />}
          <Button style={{ alignSelf: 'flex-start' }} loading={isPending} onClick={() => mutate()}>
            Make a key
          </Button>
        </>
      )}
    </Panel>
  );
}

function ClientsStep({ secret }: { secret: string }) {
  const { kind } = useSession();
  const snippets = snippetsFor(globalThis.location.origin, secret);
  return (
    <Panel title={kind === 'admin' ? '2. Paste it into a client' : '1. Paste your key into a client'}>
      <Text size="sm" c="dimmed">
        {secret === KEY_PLACEHOLDER ? `Put your key where ${KEY_PLACEHOLDER} stands.` : 'Your new key is filled in.'} Agents find
        their tools at {globalThis.location.origin}/mcp.
      </Text>
      <Tabs defaultValue={snippets[0]!.name} keepMounted={false}>
        <Tabs.List>
          {snippets.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {snippets.map(({ name, place, text }) => (
          <Tabs.Panel key={name} value={name} pt="sm">
            <Text size="sm" c="dimmed" pb={6}>
              {place}
            </Text>
            <Code text={text} name={`set-up for ${name}`} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Panel>
  );
}

function FirstMemoryStep() {
  const { workspaceId, client } = useWorkspace();
  const { kind } = useSession();
  const [text, setText] = useState(FIRST_MEMORY);
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: (memory: string) => client.memory.store({ text: memory }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['memories', workspaceId] }),
  });
  const found = useQuery({
    queryKey: ['first-memory', workspaceId, data?.memory_id],
    queryFn: () => client.memory.retrieve({ query: text === FIRST_MEMORY ? FIRST_QUERY : text, top_k: 3, min_score: 0.2 }),
    enabled: data !== undefined,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) mutate(text);
  };
  return (
    <Panel title={kind === 'admin' ? '3. Store your first memory' : '2. Store your first memory'}>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label="A fact to remember"
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            style={{ flex: '1 1 16rem' }}
            maxLength={10_000}
          />
          <Button type="submit" loading={isPending} disabled={!text.trim()}>
            Store it
          </Button>
        </Group>
      </form>
      {error && <FailureNote error={error} />}
      {found.error && <FailureNote error={found.error} />}
      <div aria-live="polite">
        {data && found.data && (
          <Stack gap="xs">
            <Text>
              It is memory {data.memory_id}. Asked “{text === FIRST_MEMORY ? FIRST_QUERY : text}”, the service finds:
            </Text>
            {found.data.memories.map((memory) => (
              <MemoryLink key={memory.id} id={memory.id}>
                <MemoryText text={memory.text} />
              </MemoryLink>
            ))}
          </Stack>
        )}
      </div>
    </Panel>
  );
}
