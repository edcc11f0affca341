import { Group, Text } from '@mantine/core';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import type { DayUsage } from '../api/admin';
import { grouped, shortDay } from '../logic/format';
import { dayInWords, daysInWords, stacked } from '../logic/usage-days';
import { DayBars, type PointedDay } from './day-bars';
import { Table } from './paged';

/** Stores and retrieves day by day, as bars on top of each other: to point at, to go through by keyboard, and as a table. */
export function UsageChart({ days }: { days: readonly DayUsage[] }) {
  const bars = useMemo(() => stacked(days), [days]);
  const [pointed, setPointed] = useState<PointedDay>();
  const [chosen, setChosen] = useState<number>();
  const [asTable, setAsTable] = useState(false);
  const onPoint = useCallback((next: PointedDay | undefined) => {
    setPointed((before) => (before?.index === next?.index && before?.left === next?.left ? before : next));
  }, []);
  const last = days.length - 1;
  const spoken = days[Math.min(chosen ?? last, last)];
  const shown = pointed && days[pointed.index];
  const summary = daysInWords(days);
  return (
    <div>
      <div className="usage-chart">
        <input
          type="range"
          aria-label={`Day of the chart: ${summary}`}
          aria-valuetext={spoken && dayInWords(spoken)}
          min={0}
          max={Math.max(0, last)}
          value={Math.min(chosen ?? last, last)}
          onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
          onFocus={() => setChosen(last)}
          onBlur={() => setChosen(undefined)}
          onKeyDown={({ key }: KeyboardEvent) => key === 'Escape' && setChosen(undefined)}
        />
        <DayBars days={bars} chosen={chosen} onPoint={onPoint} />
        {shown && <DayTip day={shown} at={pointed} />}
      </div>
      <Group gap="md" mt="xs">
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
      <details className="usage-table" onToggle={({ currentTarget }) => setAsTable(currentTarget.open)}>
        <summary>As a table</summary>
        {asTable && (
          <Table columns={['Day', 'Stores', 'Retrieves']} rows={days.toReversed()} keyOf={({ day }) => day}>
            {({ day, memory_writes: stores, memory_retrieves: retrieves }) => (
              <tr>
                <td>{shortDay(day)}</td>
                <td data-label="Stores">{grouped(stores)}</td>
                <td data-label="Retrieves">{grouped(retrieves)}</td>
              </tr>
            )}
          </Table>
        )}
      </details>
    </div>
  );
}

/** The numbers of a day beside its bar, on the side where there is room. */
function DayTip({ day, at }: { day: DayUsage; at: PointedDay }) {
  const side = at.left * 2 > at.width ? { right: at.width - at.left + 8 } : { left: at.left + 8 };
  return (
    <div className="day-tip" data-testid="day-tip" style={side}>
      <Text size="sm" fw={600}>
        {shortDay(day.day)}
      </Text>
      <Text size="sm">Stores: {grouped(day.memory_writes)}</Text>
      <Text size="sm">Retrieves: {grouped(day.memory_retrieves)}</Text>
    </div>
  );
}
