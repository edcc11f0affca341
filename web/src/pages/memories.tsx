import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useWorkspace } from '../app/workspace';
import { BulkChange } from '../dialogs/bulk-change';
import { ExportMemories } from '../dialogs/export-memories';
import { ImportMemories } from '../dialogs/import-memories';
import { counted } from '../logic/format';
import { canBulk, filterOf, isNarrowed, type MemorySearch } from '../logic/memory-search';
import { Empty, Loaded } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { MemoryDrawer } from '../parts/memory-drawer';
import { MemoryRows, type ShownMemory } from '../parts/memory-rows';
import { SearchBar } from '../parts/memory-search-bar';
import { Page } from '../parts/page';

const route = getRouteApi('/signed-in/w/$workspaceId/memories');
const PAGE = 100;
const FOUND = 50;
const MIN_SIMILARITY = 0.35;

/** All memories of a workspace: search, filters, and the details of one. */
export function MemoriesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { workspaceId } = useWorkspace();
  const [dialog, setDialog] = useState<'import' | 'export' | 'bulk'>();
  const close = () => setDialog(undefined);
  const set = (changes: MemorySearch, replace = true) =>
    void navigate({ search: (before) => withoutEmpty({ ...before, ...changes }), replace, resetScroll: false });
  const byMeaning = search.by === 'meaning' && search.q;
  return (
    <Page
      title="Memories"
      about="Everything that is remembered, the newest first."
      actions={
        <>
          <Button variant="default" leftSection={<Icon name="upload" size={16} />} onClick={() => setDialog('import')}>
            Import
          </Button>
          <Button variant="default" leftSection={<Icon name="download" size={16} />} onClick={() => setDialog('export')}>
            Export
          </Button>
          <Button component={Link} to={`/w/${workspaceId}/store`} leftSection={<Icon name="store" size={16} />}>
            Store
          </Button>
        </>
      }
    >
      <SearchBar search={search} set={set} />
      {byMeaning ? <Found search={search} /> : <List search={search} onBulk={() => setDialog('bulk')} />}
      {dialog === 'import' && <ImportMemories onClose={close} />}
      {dialog === 'export' && <ExportMemories onClose={close} />}
      {dialog === 'bulk' && <BulkChange search={search} onClose={close} />}
      {search.memory !== undefined && (
        <MemoryDrawer
          key={search.memory}
          id={search.memory}
          tab={search.tab}
          onTab={(tab) => set({ tab } as MemorySearch)}
          onClose={() => set({ memory: undefined, tab: undefined } as MemorySearch, false)}
        />
      )}
    </Page>
  );
}

const withoutEmpty = (search: MemorySearch): MemorySearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));

function List({ search, onBulk }: { search: MemorySearch; onBulk: () => void }) {
  const { workspaceId, client } = useWorkspace();
  const { memory: _memory, tab: _tab, ...criteria } = search;
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
          {...(canBulk(search) && { onBulk })}
        />
      )}
    </Loaded>
  );
}

function Found({ search }: { search: MemorySearch }) {
  const { workspaceId, client } = useWorkspace();
  const { q = '', category, user, after, before, filter: conditions } = search;
  const { created_after: createdAfter, created_before: createdBefore } = filterOf({ after, before } as MemorySearch);
  const query = useQuery({
    queryKey: ['memories', workspaceId, 'found', { q, category, user, after, before, conditions }],
    queryFn: ({ signal }) => {
      const filter = {
        ...(category && { categories: [category] }),
        ...(createdAfter && { created_after: createdAfter }),
        ...(createdBefore && { created_before: createdBefore }),
        ...(conditions && { and: [conditions] }),
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
  readonly onBulk?: () => void;
}

function Results({ memories, narrowed, more, loading = false, loadMore, onBulk }: ResultsProps) {
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
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" aria-live="polite">
          {counted(memories.length, 'memory', 'memories')}
          {more ? ' so far: more follow as you scroll' : ''}
          <VisuallyHidden> in the list</VisuallyHidden>
        </Text>
        {onBulk && (
          <Button size="xs" variant="default" onClick={onBulk}>
            Change all of these
          </Button>
        )}
      </Group>
    </>
  );
}
