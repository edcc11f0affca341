import type { MemoryFilter, RetrieveFilter } from '../../../sdk/typescript/src/types.js';

/** The state of the page of memories, as its address has it. */
export interface MemorySearch {
  /** The text to look for. */
  readonly q?: string;
  /** `meaning`: memories that mean it; otherwise those with it in their text. */
  readonly by?: 'meaning';
  readonly category?: string;
  readonly type?: 'persistent' | 'temporal';
  readonly user?: string;
  readonly archived?: 'true' | 'any';
  /** Days of a date field: `2026-05-15`. */
  readonly after?: string;
  readonly before?: string;
  /** Conditions on the meta, in the language of the API: `{"meta.source": "slack"}`. */
  readonly filter?: RetrieveFilter;
  /** The memory whose details are open. */
  readonly memory?: number;
  /** The part of the details that is open, unless it is the first. */
  readonly tab?: (typeof TABS)[number];
}

const TABS = ['edit', 'history'] as const;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads the state from the parameters of an address; what is none is left out. */
export function memorySearch(given: Record<string, unknown>): MemorySearch {
  const text = (name: string) => (given[name] === undefined || given[name] === '' ? undefined : String(given[name]));
  const oneOf = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === text(name));
  const day = (name: string) => (DAY.test(text(name) ?? '') ? text(name) : undefined);
  const memory = Number(given['memory']);
  const search = {
    q: text('q'),
    by: oneOf('by', ['meaning']),
    category: text('category'),
    type: oneOf('type', ['persistent', 'temporal']),
    user: text('user'),
    archived: oneOf('archived', ['true', 'any']),
    after: day('after'),
    before: day('before'),
    filter: objectOf(given['filter']),
    ...(Number.isSafeInteger(memory) && memory > 0 && { memory, tab: oneOf('tab', TABS) }),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

const objectOf = (value: unknown): RetrieveFilter | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RetrieveFilter) : undefined;

/** Returns the filter that the API takes; days are those of the viewer, and `before` counts with its whole day. */
export function filterOf({ q, by, category, type, user, archived, after, before, filter }: MemorySearch): MemoryFilter {
  return {
    ...(q && by !== 'meaning' && { q }),
    ...(category && { category: category as NonNullable<MemoryFilter['category']> }),
    ...(type && { temporal_type: type }),
    ...(user && { user_id: user }),
    ...(archived && { archived }),
    ...(after && { created_after: startOf(after, 0) }),
    ...(before && { created_before: startOf(before, 1) }),
    ...(filter && { filter }),
  };
}

function startOf(day: string, daysLater: number): Date {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  return date;
}

/** True if the state narrows the list. */
export const isNarrowed = ({ memory: _memory, tab: _tab, by: _by, ...criteria }: MemorySearch): boolean =>
  Object.keys(criteria).length > 0;

/** True if everything that the state fits can be changed at once: live memories or archived ones, and not all of them. */
export const canBulk = (search: MemorySearch): boolean =>
  isNarrowed(search) && search.by !== 'meaning' && search.archived !== 'any' && Object.keys(filterOf(search)).length > 0;
