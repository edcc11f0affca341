import { Button, Collapse, Group, SegmentedControl, Select, Switch, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useWorkspace } from '../app/workspace';
import { CATEGORIES } from '../logic/categories';
import { counted, spoken } from '../logic/format';
import { filterOf, isNarrowed, type MemorySearch } from '../logic/memory-search';
import { Empty, Loaded } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { MemoryDrawer } from '../parts/memory-drawer';
import { MemoryRows, type ShownMemory } from '../parts/memory-rows';
import { Page } from '../parts/page';

const route = getRouteApi('/signed-in/w/$workspaceId/memories');
const PAGE = 100;
const FOUND = 50;
const TYPING_MS = 300;
const MIN_SIMILARITY = 0.35;

/** All memories of a workspace: search, filters, and the details of one. */
export function MemoriesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { workspaceId } = useWorkspace();
  const set = (changes: MemorySearch, replace = true) =>
    void navigate({ search: (before) => withoutEmpty({ ...before, ...changes }), replace, resetScroll: false });
  const byMeaning = search.by === 'meaning' && search.q;
  return (
    <Page
      title="Memories"
      about="Everything that is remembered, the newest first."
      actions={
        <Button component={Link} to={`/w/${workspaceId}/store`} leftSection={<Icon name="store" size={16} />}>
          Store
        </Button>
      }
    >
      <SearchBar search={search} set={set} />
      {byMeaning ? <Found search={search} /> : <List search={search} />}
      {search.memory !== undefined && (
        <MemoryDrawer key={search.memory} id={search.memory} onClose={() => set({ memory: undefined } as MemorySearch, false)} />
      )}
    </Page>
  );
}

const withoutEmpty = (search: MemorySearch): MemorySearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));

interface SearchProps {
  readonly search: MemorySearch;
  readonly set: (changes: MemorySearch) => void;
}

function SearchBar({ search, set }: SearchProps) {
  const [text, setText] = useState(search.q ?? '');
  const { memory: _memory, q: _q, by: _by, ...filters } = search;
  const [opened, { toggle }] = useDisclosure(Object.keys(filters).length > 0);
  const apply = useDebouncedCallback((q: string) => set({ q }), TYPING_MS);
  return (
    <div>
      <Group gap="sm" align="flex-end">
        <TextInput
          aria-label="Search the memories"
          placeholder={search.by === 'meaning' ? 'Something that they mean' : 'Something that they say'}
          leftSection={<Icon name="retrieve" size={16} />}
          type="search"
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            apply(value);
          }}
          style={{ flex: '1 1 16rem' }}
        />
        <SegmentedControl
          aria-label="Search by"
          value={search.by ?? 'text'}
          onChange={(by) => set({ by: by === 'meaning' ? 'meaning' : undefined } as MemorySearch)}
          data={[
            { value: 'text', label: 'By text' },
            { value: 'meaning', label: 'By meaning' },
          ]}
        />
        <Button
          variant="default"
          leftSection={<Icon name="filter" size={16} />}
          onClick={toggle}
          aria-expanded={opened}
          aria-controls="filters"
        >
          Filters{Object.keys(filters).length > 0 && ` (${Object.keys(filters).length})`}
        </Button>
      </Group>
      <div id="filters">
        <Collapse expanded={opened}>
          <Filters search={search} set={set} />
        </Collapse>
      </div>
    </div>
  );
}

function Filters({ search, set }: SearchProps) {
  const byMeaning = search.by === 'meaning';
  return (
    <Group gap="sm" pt="sm" align="flex-end">
      <Select
        label="Category"
        placeholder="Any"
        data={CATEGORIES.map((value) => ({ value, label: spoken(value) }))}
        value={search.category ?? null}
        onChange={(category) => set({ category: category ?? undefined } as MemorySearch)}
        clearable
        searchable
        w={180}
        clearButtonProps={{ 'aria-label': 'Any category' }}
      />
      <TextInput
        label="User"
        placeholder="Any"
        defaultValue={search.user ?? ''}
        onBlur={({ currentTarget: { value } }) => set({ user: value })}
        onKeyDown={({ key, currentTarget: { value } }) => key === 'Enter' && set({ user: value })}
        w={140}
      />
      <TextInput
        label="Stored from"
        type="date"
        value={search.after ?? ''}
        onChange={({ currentTarget: { value } }) => set({ after: value })}
        w={150}
      />
      <TextInput
        label="Stored until"
        type="date"
        value={search.before ?? ''}
        onChange={({ currentTarget: { value } }) => set({ before: value })}
        w={150}
      />
      {!byMeaning && (
        <>
          <Select
            label="Kind"
            placeholder="Any"
            data={[
              { value: 'persistent', label: 'Lasting' },
              { value: 'temporal', label: 'With an end' },
            ]}
            value={search.type ?? null}
            onChange={(type) => set({ type: type ?? undefined } as MemorySearch)}
            clearable
            w={140}
            clearButtonProps={{ 'aria-label': 'Any kind' }}
          />
          <Switch
            label="Archived ones"
            checked={search.archived === 'true'}
            onChange={({ currentTarget }) => set({ archived: currentTarget.checked ? 'true' : undefined } as MemorySearch)}
            pb={8}
          />
        </>
      )}
    </Group>
  );
}

function List({ search }: { search: MemorySearch }) {
  const { workspaceId, client } = useWorkspace();
  const { memory: _memory, ...criteria } = search;
  const query = useInfiniteQuery({
    queryKey: ['memories', workspaceId, 'list', criteria],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      Promise.resolve(
        client.memory.list({ ...filterOf(criteria), limit: PAGE, ...(pageParam && { cursor: pageParam }) }, { signal }),
      ),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
    placeholderData: (previous) => previous,
  });
  const memories = useMemo(() => query.data?.pages.flatMap((page) => page.memories) ?? [], [query.data]);
  return (
    <Loaded query={query} rows={8}>
      {() => (
        <Results
          memories={memories}
          narrowed={isNarrowed(search)}
          more={query.hasNextPage}
          loading={query.isFetchingNextPage}
          loadMore={() => void query.fetchNextPage()}
        />
      )}
    </Loaded>
  );
}

function Found({ search }: { search: MemorySearch }) {
  const { workspaceId, client } = useWorkspace();
  const { q = '', category, user, after, before } = search;
  const { created_after: createdAfter, created_before: createdBefore } = filterOf({ after, before } as MemorySearch);
  const query = useQuery({
    queryKey: ['memories', workspaceId, 'found', { q, category, user, after, before }],
    queryFn: ({ signal }) => {
      const filter = {
        ...(category && { categories: [category] }),
        ...(createdAfter && { created_after: createdAfter }),
        ...(createdBefore && { created_before: createdBefore }),
      };
      // A look at the present as if it were past: it does not count as an access, which would change the scores of what is found.
      return client.memory.retrieve(
        { query: q, top_k: FOUND, min_score: MIN_SIMILARITY, as_of: new Date(), filter, ...(user && { user_id: user }) },
        { signal },
      );
    },
    placeholderData: (previous) => previous,
  });
  return (
    <Loaded query={query} rows={8}>
      {({ memories }) => <Results memories={memories} narrowed more={false} />}
    </Loaded>
  );
}

interface ResultsProps {
  readonly memories: readonly ShownMemory[];
  readonly narrowed: boolean;
  readonly more: boolean;
  readonly loading?: boolean;
  readonly loadMore?: () => void;
}

function Results({ memories, narrowed, more, loading = false, loadMore }: ResultsProps) {
  const { workspaceId } = useWorkspace();
  if (memories.length === 0)
    return (
      <section className="panel">
        {narrowed ? (
          <Empty title="Nothing fits">Look for fewer words, or take a filter away.</Empty>
        ) : (
          <Empty title="No memories yet">
            <Group justify="center">
              <Button component={Link} to={`/w/${workspaceId}/connect`}>
                Connect an agent
              </Button>
              <Button component={Link} to={`/w/${workspaceId}/store`} variant="default">
                Store one by hand
              </Button>
            </Group>
          </Empty>
        )}
      </section>
    );
  return (
    <>
      <MemoryRows memories={memories} more={more} loading={loading} loadMore={loadMore} />
      <Text size="sm" c="dimmed" aria-live="polite">
        {counted(memories.length, 'memory', 'memories')}
        {more ? ' so far: more follow as you scroll' : ''}
        <VisuallyHidden> in the list</VisuallyHidden>
      </Text>
    </>
  );
}
