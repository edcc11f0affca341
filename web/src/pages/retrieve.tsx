import { Button, Group, NumberInput, Slider, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { RetrievedMemory } from '../../../sdk/typescript/src/types.js';
import { useWorkspace } from '../app/workspace';
import { counted, percent } from '../logic/format';
import { cutHits } from '../logic/score';
import { curlOf } from '../logic/snippets';
import { Empty, Loaded } from '../parts/feedback';
import { Hit, ScoreLegend } from '../parts/hit';
import { MemoryLink } from '../parts/memory-link';
import { Page, Panel } from '../parts/page';
import { Code } from '../parts/values';

const route = getRouteApi('/signed-in/w/$workspaceId/retrieve');
const DEFAULT_MIN = 0.35;
const DEFAULT_TOP = 8;
const MAX_TOP = 50;
const SETTLE_MS = 350;
const CUT_SHOWN = 5;
const MARKS = [
  { value: 0.35, label: '0.35' },
  { value: 0.7, label: '0.70' },
  { value: 0.98, label: '0.98' },
];

/** The playground of retrieves: what a query finds, why, and what it just does not. */
export function RetrievePage() {
  const { q = '', top = DEFAULT_TOP, least = DEFAULT_MIN } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(q);
  const [minScore, setMinScore] = useState(least);
  const [topK, setTopK] = useState(Math.min(MAX_TOP, top));
  const settle = useDebouncedCallback((most: number, similarity: number) => {
    const limits = {
      top: most === DEFAULT_TOP ? undefined : most,
      least: similarity === DEFAULT_MIN ? undefined : similarity,
    };
    void navigate({ search: (before) => ({ ...before, ...limits }), replace: true, resetScroll: false });
  }, SETTLE_MS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: (before) => ({ ...before, q: text.trim() || undefined }) });
  };
  return (
    <Page title="Retrieve" about="Ask as an agent would, and see what each memory scores and why.">
      <Panel>
        <form onSubmit={submit}>
          <Group align="flex-end">
            <TextInput
              label="Query"
              placeholder="what does the client like for standups"
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              style={{ flex: '1 1 16rem' }}
              maxLength={2_000}
            />
            <NumberInput
              label="At most"
              value={topK}
              onChange={(value) => {
                const most = Math.min(MAX_TOP, Math.max(1, Number(value) || 1));
                setTopK(most);
                settle(most, minScore);
              }}
              min={1}
              max={MAX_TOP}
              w={90}
              hideControls
            />
            <Button type="submit" disabled={!text.trim()}>
              Retrieve
            </Button>
          </Group>
        </form>
        <div>
          <Text size="sm" fw={500} id="least-similarity">
            Least similarity: {minScore.toFixed(2)}
          </Text>
          <Slider
            value={minScore}
            onChange={(value) => {
              setMinScore(value);
              settle(topK, value);
            }}
            min={0}
            max={1}
            step={0.01}
            marks={MARKS}
            label={null}
            thumbProps={{ 'aria-labelledby': 'least-similarity' }}
            mb="lg"
            mx={8}
          />
          <Text size="xs" c="dimmed">
            0.35: about the same matter · 0.70: says nearly the same · 0.98: the same
          </Text>
        </div>
      </Panel>
      {q ? (
        <Results query={q} minScore={least} topK={Math.min(MAX_TOP, top)} />
      ) : (
        <section className="panel">
          <Empty title="Ask something">
            A question or a few words: memories are found by what they mean, and by their words.
          </Empty>
        </section>
      )}
    </Page>
  );
}

function Results({ query, minScore, topK }: { query: string; minScore: number; topK: number }) {
  const { workspaceId, client } = useWorkspace();
  const body = { query, top_k: topK, min_score: minScore, explain: true };
  const hits = useQuery({
    queryKey: ['retrieve', workspaceId, query, topK, minScore],
    queryFn: ({ signal }) => client.memory.retrieve(body, { signal }),
    placeholderData: (previous) => previous,
    staleTime: 30_000,
  });
  // A look at the present as if it were past does not count as an access: what is cut was not retrieved.
  const everything = useQuery({
    queryKey: ['retrieve', workspaceId, query, 'everything'],
    queryFn: ({ signal }) => client.memory.retrieve({ query, top_k: MAX_TOP, min_score: 0, as_of: new Date() }, { signal }),
    staleTime: 30_000,
  });
  return (
    <>
      <Loaded query={hits} rows={5}>
        {({ memories }) => (
          <Panel title={counted(memories.length, 'hit')} actions={<ScoreLegend />}>
            {memories.length === 0 ? (
              <Empty title="Nothing is that similar">Lower the least similarity: what is just below it is listed here.</Empty>
            ) : (
              <Stack component="ol" gap="lg" p={0} m={0} style={{ listStyle: 'none' }}>
                {memories.map((memory) => (
                  <Hit key={memory.id} memory={memory} minScore={minScore} />
                ))}
              </Stack>
            )}
          </Panel>
        )}
      </Loaded>
      <Panel title="Just below the cut">
        <Loaded query={everything}>{({ memories }) => <Cut memories={cutHits(memories, minScore, CUT_SHOWN)} />}</Loaded>
      </Panel>
      <Panel title="The same call">
        <Code text={curlOf(globalThis.location.origin, '/v1/memory/retrieve', body)} name="curl command" />
      </Panel>
    </>
  );
}

function Cut({ memories }: { memories: readonly RetrievedMemory[] }) {
  if (memories.length === 0) return <Text c="dimmed">Nothing: every memory that the query touches is a hit.</Text>;
  return (
    <Stack gap="xs">
      {memories.map(({ id, text, similarity }) => (
        <Group key={id} wrap="nowrap" gap="md" align="baseline">
          <Text c="dimmed" style={{ flex: '0 0 3rem' }}>
            {percent(similarity)}
          </Text>
          <MemoryLink id={id} underline="hover" className="clamp-2">
            {text}
          </MemoryLink>
        </Group>
      ))}
    </Stack>
  );
}
