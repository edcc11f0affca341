import { Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import type { RetrievedMemory } from '../../../sdk/typescript/src/types.js';
import { percent, spoken } from '../logic/format';
import { cutPassage, scoreParts, WEIGHTS } from '../logic/score';
import { MemoryLink } from './memory-link';
import { MemoryText } from './values';

/** A multiplier below this one is worth a word. */
const DISCOUNT = 0.995;

/** The colours of the factors in the bars, with their greatest shares of a score. */
export const ScoreLegend = () => (
  <Group gap="md">
    {Object.entries(WEIGHTS).map(([name, weight]) => (
      <Text key={name} size="sm">
        <span className="swatch" style={{ background: `var(--${name})` }} />
        {name} <VisuallyHidden>at most</VisuallyHidden> <span aria-hidden="true">≤</span> {weight}
      </Text>
    ))}
  </Group>
);

interface Props {
  readonly memory: RetrievedMemory;
  readonly minScore: number;
}

/** A memory that was retrieved, with what its score is made of. */
export function Hit({ memory, minScore }: Props) {
  const { explain, similarity, score } = memory;
  return (
    <Stack component="li" gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <MemoryLink id={memory.id} underline="hover" c="var(--mantine-color-text)">
          {explain?.passage ? <Passage text={memory.text} passage={explain.passage} /> : <MemoryText text={memory.text} />}
        </MemoryLink>
        <Text fw={650} style={{ flexShrink: 0 }} title={`Score ${score}`}>
          {score.toFixed(3)}
        </Text>
      </Group>
      {explain && <Bars explain={explain} />}
      <Group gap="sm" wrap="nowrap">
        <Text size="sm" c="dimmed" style={{ flexShrink: 0 }}>
          Similarity {similarity.toFixed(2)}, {(similarity - minScore).toFixed(2)} above the cut
        </Text>
        <div className="meter" style={{ flex: 1 }} aria-hidden="true">
          <span className="fill" style={{ width: `${similarity * 100}%` }} />
          <span className="floor" style={{ left: `${minScore * 100}%` }} />
        </div>
      </Group>
      {explain && explain.supersedes.length > 0 && (
        <Text size="sm">
          Newer than{' '}
          {explain.supersedes.map(({ id, confidence }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <MemoryLink id={id}>memory {id}</MemoryLink> ({percent(confidence)} sure)
            </span>
          ))}
          , which says something else of it
        </Text>
      )}
    </Stack>
  );
}

function Bars({ explain }: { explain: NonNullable<RetrievedMemory['explain']> }) {
  const parts = scoreParts(explain);
  const words = parts.map(({ name, value, points }) => `${name} ${value.toFixed(2)}, worth ${points.toFixed(3)}`);
  return (
    <>
      <div className="bar" role="img" aria-label={`Score: ${words.join('; ')}`}>
        {parts.map(({ name, points, value }) => (
          <span
            key={name}
            title={`${name}: ${value.toFixed(2)} × ${WEIGHTS[name]} = ${points.toFixed(3)}`}
            style={{ width: `${points * 100}%`, background: `var(--${name})` }}
          />
        ))}
      </div>
      <Text size="sm" c="dimmed">
        {parts.map(({ name, value }) => `${spoken(name)} ${value.toFixed(2)}`).join(' · ')}
        {explain.multiplier < DISCOUNT && ` · all times ${explain.multiplier.toFixed(2)}, for its age`}
      </Text>
    </>
  );
}

function Passage({ text, passage }: { text: string; passage: { start: number; end: number } }) {
  const parts = cutPassage(text, passage);
  return (
    <span className="wrap memory-text">
      {parts.before}
      <mark className="passage" title="The passage that matched">
        {parts.passage}
      </mark>
      {parts.after}
    </span>
  );
}
