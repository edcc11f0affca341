import { Button } from '@mantine/core';
import { type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, type Key, type ReactNode } from 'react';
import { Loaded } from './feedback';

interface ListPage {
  readonly next_cursor: string | null;
}

interface PagesOptions {
  /** Milliseconds after which the list is asked for anew. */
  readonly refetchInterval?: number;
}

/** Reads a list of the API page by page; while other criteria load, what was there stays. */
export const usePages = <P extends ListPage>(
  queryKey: QueryKey,
  read: (cursor: string | undefined) => Promise<P>,
  options: PagesOptions = {},
) =>
  useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read(pageParam),
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
    placeholderData: (previous) => previous,
    ...options,
  });

interface PagedListProps<P, R> {
  readonly query: UseInfiniteQueryResult<{ pages: P[] }>;
  readonly rowsOf: (page: P) => readonly R[];
  /** Stands where there are no rows. */
  readonly empty: ReactNode;
  /** The words on the button that loads the next page. */
  readonly more: string;
  readonly children: (rows: readonly R[]) => ReactNode;
}

/** A list that is read page by page: what it has so far, and a button for more. */
export const PagedList = <P, R>({ query, rowsOf, empty, more, children }: PagedListProps<P, R>) => (
  <Loaded query={query}>
    {({ pages }) => {
      const rows = pages.flatMap(rowsOf);
      if (rows.length === 0) return empty;
      return (
        <>
          {children(rows)}
          {query.hasNextPage && (
            <Button
              variant="default"
              style={{ alignSelf: 'flex-start' }}
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {more}
            </Button>
          )}
        </>
      );
    }}
  </Loaded>
);

interface TableProps<R> {
  readonly columns: readonly string[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => Key;
  /** A row as a `tr`. */
  readonly children: (row: R) => ReactNode;
}

/** A table with headings; on a phone its rows are blocks, in which each cell says its `data-label`. */
export const Table = <R,>({ columns, rows, keyOf, children }: TableProps<R>) => (
  <table className="plain">
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Fragment key={keyOf(row)}>{children(row)}</Fragment>
      ))}
    </tbody>
  </table>
);

/** A table that is read page by page. */
export const PagedTable = <P, R>({
  columns,
  keyOf,
  children,
  ...list
}: Omit<PagedListProps<P, R>, 'children'> & Omit<TableProps<R>, 'rows'>) => (
  <PagedList {...list}>
    {(rows) => (
      <Table columns={columns} rows={rows} keyOf={keyOf}>
        {children}
      </Table>
    )}
  </PagedList>
);
