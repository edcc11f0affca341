import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { grouped, shortDay } from '../logic/format';
import type { StackedDays } from '../logic/usage-days';

const HEIGHT = 180;
const DAY = 86_400;
const FONT = '12px system-ui, sans-serif';
const WIDTH_OF_DIGIT = 8;

/** The value of a colour in the present theme: a canvas knows no variables. */
const colour = (name: string) => () => getComputedStyle(document.documentElement).getPropertyValue(name);

/** A day of the chart that is pointed at. */
export interface PointedDay {
  readonly index: number;
  /** Pixels from the left edge of the chart to the middle of its bar, and the width of the chart. */
  readonly left: number;
  readonly width: number;
}

interface Props {
  readonly days: StackedDays;
  /** The day that is pointed at by keyboard; the pointer has its own. */
  readonly chosen: number | undefined;
  readonly onPoint: (day: PointedDay | undefined) => void;
}

/** Bars by day on a canvas, as wide as there is room, in the colours of the theme. */
export function DayBars({ days, chosen, onPoint }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  useEffect(() => {
    const element = place.current as HTMLDivElement;
    const drawn = new uPlot(optionsOf(element.clientWidth, onPoint), [[], [], []], element);
    plot.current = drawn;
    const resized = new ResizeObserver(() => drawn.setSize({ width: element.clientWidth, height: HEIGHT }));
    resized.observe(element);
    const themed = new MutationObserver(() => drawn.redraw());
    themed.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      themed.disconnect();
      resized.disconnect();
      drawn.destroy();
    };
  }, [onPoint]);
  useEffect(() => plot.current?.setData(days), [days]);
  useEffect(() => {
    const left = chosen === undefined ? -1 : (plot.current?.valToPos(days[0][chosen] ?? 0, 'x') ?? -1);
    plot.current?.setCursor({ left, top: chosen === undefined ? -1 : 0 });
  }, [chosen, days]);
  return <div ref={place} className="day-bars" aria-hidden="true" />;
}

function optionsOf(width: number, onPoint: Props['onPoint']): uPlot.Options {
  const lines = { stroke: colour('--line'), width: 1 };
  const axis = { font: FONT, stroke: colour('--mantine-color-dimmed'), ticks: lines };
  const bars = uPlot.paths.bars?.({ size: [0.8, 48] }) as uPlot.Series.PathBuilder;
  const series = (name: string): uPlot.Series => ({ fill: colour(name), width: 0, paths: bars, points: { show: false } });
  return {
    width,
    height: HEIGHT,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
    scales: {
      x: { time: false, range: (_plot, first, last) => [first - DAY / 2, last + DAY / 2] },
      y: { range: (_plot, _least, most) => [0, Math.max(4, (most ?? 0) * 1.05)] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 32,
        space: 60,
        incrs: [1, 2, 7, 14, 28, 56, 112].map((days) => days * DAY),
        values: (_plot, values) => values.map((seconds) => shortDay(new Date(seconds * 1_000).toISOString())),
      },
      {
        ...axis,
        grid: lines,
        ticks: { show: false },
        space: 24,
        incrs: [1, 2, 5].flatMap((step) => [...Array(13).keys()].map((zeros) => step * 10 ** zeros)).sort((a, b) => a - b),
        values: (_plot, values) => values.map(grouped),
        size: (_plot, values) => 14 + WIDTH_OF_DIGIT * Math.max(1, ...(values ?? []).map((value) => value.length)),
      },
    ],
    series: [{}, series('--recency'), series('--relevance')],
    hooks: {
      setCursor: [
        (plot) => {
          const { idx } = plot.cursor;
          const at = idx === null || idx === undefined ? undefined : plot.data[0][idx];
          if (at === undefined) return onPoint(undefined);
          const left = plot.over.offsetLeft + plot.valToPos(at, 'x');
          onPoint({ index: idx as number, left, width: plot.width });
        },
      ],
    },
  };
}
