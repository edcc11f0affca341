// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot have rows at positions of their own
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and cells are read, the button in them is what takes the focus
import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Memory, RetrievedMemory } from '../../../sdk/typescript/src/types.js';
import { percent } from '../logic/format';
import { Categories, Moment, Tag } from './values';

/** A memory of the list, or one that was found by its meaning. */
export type ShownMemory = Memory | RetrievedMemory;

const route = getRouteApi('/signed-in/w/$workspaceId/memories');
const ROW = 56;
const ROW_OF_PHONE = 92;
const PHONE = '(max-width: 700px)';
/** Rows from the end at which the next page is asked for. */
const AHEAD = 30;

interface Props {
  readonly memories: readonly ShownMemory[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly loadMore?: (() => void) | undefined;
}

/** A table of which only the rows in sight are in the page, however long it is. */
export function MemoryRows({ memories, more, loading, loadMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  const rows = useVirtualizer({
    count: memories.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isPhone ? ROW_OF_PHONE : ROW),
    overscan: 12,
    getItemKey: (index) => memories[index]?.id ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows keep the height they have until they are measured anew
  useEffect(() => rows.measure(), [isPhone]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !loading && last >= memories.length - AHEAD) loadMore?.();
  }, [more, loading, last, memories.length, loadMore]);
  const isFound = memories[0] !== undefined && 'similarity' in memories[0];
  return (
    <div ref={scroller} className="rows" role="table" aria-label="Memories" aria-rowcount={more ? -1 : memories.length}>
      <div role="rowgroup">
        <div className="head" role="row">
          <span role="columnheader">Memory</span>
          <span role="columnheader">Tags</span>
          <span role="columnheader">{isFound ? 'Similar' : 'Importance'}</span>
          <span role="columnheader">{isFound ? 'Importance' : 'Stored'}</span>
        </div>
      </div>
      <div role="rowgroup" className="sizer" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, size, start }) => (
          <div
            key={key}
            className="row"
            role="row"
            aria-rowindex={index + 1}
            style={{ height: size, transform: `translateY(${start}px)` }}
          >
            <Cells memory={memories[index]!} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Cells({ memory }: { memory: ShownMemory }) {
  const navigate = route.useNavigate();
  const open = () => void navigate({ search: (before) => ({ ...before, memory: memory.id }), resetScroll: false });
  return (
    <>
      <div role="cell">
        <button type="button" className="row-button" onClick={open}>
          <span className="clamp-2">{memory.text}</span>
        </button>
      </div>
      {'similarity' in memory ? (
        <>
          <div role="cell">{typeof memory.meta['user_id'] === 'string' && <Tag tone="brand">{memory.meta['user_id']}</Tag>}</div>
          <div role="cell">{percent(memory.similarity)}</div>
          <div role="cell">{memory.importance} of 10</div>
        </>
      ) : (
        <>
          <div role="cell">
            {memory.archived_at ? <Tag tone="yellow">archived</Tag> : <Categories names={memory.categories.slice(0, 2)} />}
          </div>
          <div role="cell">{memory.importance} of 10</div>
          <div role="cell">
            <Moment at={memory.created_at} />
          </div>
        </>
      )}
    </>
  );
}
