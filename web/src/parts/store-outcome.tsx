import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StoreResult } from '../../../sdk/typescript/src/types.js';
import { useWorkspace } from '../app/workspace';
import { exactTime, percent, spoken } from '../logic/format';
import { ACTIONS, PII_RULES, RULES } from '../logic/store-words';
import { Loaded } from './feedback';
import { MemoryLink } from './memory-link';
import { Panel } from './page';
import { Categories, MemoryText, Tag } from './values';

type Explain = NonNullable<StoreResult['explain']>;

/** The outcome of a store: the decision and its reason, what was cut out, and what the text was compared with. */
export function Outcome({ result }: { result: StoreResult }) {
  const { workspaceId, client } = useWorkspace();
  const { dedup, memory_id: id, importance, categories, temporal, explain } = result;
  const stored = useQuery({ queryKey: ['memory', workspaceId, id], queryFn: () => client.memory.get(id), staleTime: 0 });
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
          <Text fz="lg" component="div">
            <MemoryLink id={id} underline="hover" c="var(--mantine-color-text)">
              <MemoryText text={memory.text} />
            </MemoryLink>
          </Text>
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
      {explain && (
        <>
          <Redactions redactions={explain.redactions} />
          <Neighbours neighbours={explain.neighbours} replaced={dedup.existing_id} />
        </>
      )}
    </Panel>
  );
}

function Redactions({ redactions }: Pick<Explain, 'redactions'>) {
  if (redactions.length === 0) return null;
  return (
    <>
      <Heading>Cut out before it was stored</Heading>
      <ul className="plain-list">
        {redactions.map(({ field, kind, rule }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of one answer never changes
          <li key={index}>
            A {spoken(kind.toLowerCase())} in the {field}, found by {PII_RULES[rule] ?? rule}.
          </li>
        ))}
      </ul>
    </>
  );
}

function Neighbours({ neighbours, replaced }: Pick<Explain, 'neighbours'> & { replaced: number | null }) {
  return (
    <>
      <Heading>Its nearest neighbours before</Heading>
      {neighbours.length === 0 ? (
        <Text c="dimmed">No memory of its scope was near.</Text>
      ) : (
        neighbours.map(({ memory_id: id, text, similarity }) => (
          <div key={id} className="neighbour">
            <span>{percent(similarity)}</span>
            <div className="meter" aria-hidden="true">
              <span className="fill" style={{ width: `${Math.max(0, similarity) * 100}%` }} />
            </div>
            <div>
              <MemoryLink id={id} underline="hover" className="clamp-2">
                {text}
              </MemoryLink>
              {id === replaced && <Tag tone="yellow">the one that it concerns</Tag>}
            </div>
          </div>
        ))
      )}
    </>
  );
}

const Heading = ({ children }: { children: string }) => (
  <Text fw={600} component="h3" m={0}>
    {children}
  </Text>
);
