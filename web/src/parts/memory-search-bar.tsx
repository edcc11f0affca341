import { Button, Collapse, Group, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { CATEGORIES } from '../logic/categories';
import { readMeta } from '../logic/diff';
import { spoken } from '../logic/format';
import type { MemorySearch } from '../logic/memory-search';
import { Icon } from './icons';

const TYPING_MS = 300;

interface SearchProps {
  readonly search: MemorySearch;
  readonly set: (changes: MemorySearch) => void;
}

/** The field that searches as one types, and the filters. */
export function SearchBar({ search, set }: SearchProps) {
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
      <Conditions search={search} set={set} />
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

/** The field for conditions on the meta, in the language of the API, which says more than fields of their own could. */
function Conditions({ search, set }: SearchProps) {
  const [problem, setProblem] = useState<string>();
  const apply = (text: string) => {
    const read = readMeta(text);
    setProblem('problem' in read ? read.problem : undefined);
    if ('meta' in read) set({ filter: Object.keys(read.meta).length > 0 ? read.meta : undefined } as MemorySearch);
  };
  return (
    <TextInput
      label="Meta"
      placeholder='{"meta.source": "slack"}'
      defaultValue={search.filter ? JSON.stringify(search.filter) : ''}
      onBlur={({ currentTarget: { value } }) => apply(value)}
      onKeyDown={({ key, currentTarget: { value } }) => key === 'Enter' && apply(value)}
      error={problem}
      w={260}
      classNames={{ input: 'mono' }}
    />
  );
}
