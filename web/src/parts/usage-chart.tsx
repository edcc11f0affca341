import { Group, Text } from '@mantine/core';
import type { DayUsage } from '../api/admin';
import { counted, grouped, shortDay } from '../logic/format';

const HEIGHT = 120;
const WIDTH = 720;
const GAP = 3;

/** Stores and retrieves day by day, as bars on top of each other; the table beside it is for who does not see it. */
export function UsageChart({ days }: { days: readonly DayUsage[] }) {
  const highest = Math.max(1, ...days.map((day) => day.memory_writes + day.memory_retrieves));
  const step = WIDTH / Math.max(1, days.length);
  const height = (value: number) => (value / highest) * HEIGHT;
  const total = (key: 'memory_writes' | 'memory_retrieves') => days.reduce((sum, day) => sum + day[key], 0);
  const [allStores, allRetrieves] = [counted(total('memory_writes'), 'store'), counted(total('memory_retrieves'), 'retrieve')];
  const busiest = highest > 1 ? `, at most ${grouped(highest)} in one` : '';
  const summary = `${allStores} and ${allRetrieves} in ${counted(days.length, 'day')}${busiest}`;
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        height={HEIGHT}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        {days.map(({ day, memory_writes: writes, memory_retrieves: retrieves }, index) => (
          <g key={day}>
            <title>{`${day}: ${counted(writes, 'store')}, ${counted(retrieves, 'retrieve')}`}</title>
            <rect x={index * step} y={0} width={step} height={HEIGHT} fill="transparent" />
            <rect
              x={index * step}
              y={HEIGHT - height(writes)}
              width={step - GAP}
              height={height(writes)}
              fill="var(--relevance)"
            />
            <rect
              x={index * step}
              y={HEIGHT - height(writes) - height(retrieves)}
              width={step - GAP}
              height={height(retrieves)}
              fill="var(--recency)"
            />
          </g>
        ))}
        <rect x={0} y={HEIGHT - 1} width={WIDTH} height={1} fill="var(--line)" />
      </svg>
      {first && last && (
        <Group justify="space-between" mb="xs">
          {[first, last].map(({ day }) => (
            <Text key={day} size="xs" c="dimmed">
              {shortDay(day)}
            </Text>
          ))}
        </Group>
      )}
      <Group gap="md">
        <Text size="sm">
          <span className="swatch" style={{ background: 'var(--relevance)' }} />
          Stores
        </Text>
        <Text size="sm">
          <span className="swatch" style={{ background: 'var(--recency)' }} />
          Retrieves
        </Text>
        <Text size="sm" c="dimmed">
          {summary}
        </Text>
      </Group>
    </div>
  );
}
