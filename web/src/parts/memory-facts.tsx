import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Memory } from '../../../sdk/typescript/src/types.js';
import { counted, exactTime, percent } from '../logic/format';
import { MemoryLink } from './memory-link';
import { Categories, Code, MemoryText, Moment, Tag } from './values';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

/** Everything that the service knows of a memory. */
export function MemoryFacts({ memory }: { memory: Memory }) {
  const { temporal } = memory;
  return (
    <Stack>
      <Text fz="lg" component="div" data-testid="memory-text">
        <MemoryText text={memory.text} />
      </Text>
      <Categories names={memory.categories} />
      <dl className="facts">
        <Fact name="Importance">{memory.importance} of 10</Fact>
        <Fact name="Stored">
          <Moment at={memory.created_at} />{' '}
          <Text span c="dimmed" size="sm">
            {exactTime(memory.created_at)}
          </Text>
        </Fact>
        {memory.updated_at !== memory.created_at && (
          <Fact name="Changed">
            <Moment at={memory.updated_at} />{' '}
            <Text span c="dimmed" size="sm">
              {exactTime(memory.updated_at)}
            </Text>
          </Fact>
        )}
        <Fact name="Holds">
          {temporal.valid_until ? (
            <>
              until {exactTime(temporal.valid_until)} (“{temporal.raw_text}”)
            </>
          ) : (
            'until further notice'
          )}
        </Fact>
        <Fact name="Retrieved">
          {counted(memory.access_count, 'time')}
          {memory.last_accessed_at && (
            <>
              , last <Moment at={memory.last_accessed_at} />
            </>
          )}
        </Fact>
        {memory.expires_at && <Fact name="Ends">{exactTime(memory.expires_at)}</Fact>}
        {memory.invalid_at && <Fact name="Superseded">{exactTime(memory.invalid_at)}</Fact>}
        {memory.archived_at && (
          <Fact name="Archived">
            <Tag tone="yellow">archived</Tag> <Moment at={memory.archived_at} />
          </Fact>
        )}
        {memory.external_id && <Fact name="Your id">{memory.external_id}</Fact>}
        <Others name="Supersedes" others={memory.supersedes} />
        <Others name="Superseded by" others={memory.superseded_by} />
        {memory.near_duplicate_of !== null && <Others name="Close to" others={[{ id: memory.near_duplicate_of }]} />}
        <Fact name="Version">{memory.version}</Fact>
      </dl>
      <Text fw={600} component="h3" m={0}>
        Meta
      </Text>
      {Object.keys(memory.meta).length === 0 ? (
        <Text c="dimmed">None was stored with it.</Text>
      ) : (
        <Code text={JSON.stringify(memory.meta, null, 2)} name="meta" />
      )}
    </Stack>
  );
}

function Others({ name, others }: { name: string; others: readonly { id: number; confidence?: number }[] }) {
  if (others.length === 0) return null;
  return (
    <Fact name={name}>
      {others.map(({ id, confidence }) => (
        <div key={id}>
          <MemoryLink id={id}>memory {id}</MemoryLink>
          {confidence !== undefined && ` (${percent(confidence)} sure)`}
        </div>
      ))}
    </Fact>
  );
}
