import type { BenchReport, Cell } from './bench.types.js';

const WIDTH = 720;
const LEFT = 190;
const RIGHT = 90;
const ROW = 18;
const GAP = 14;
const TOP = 34;
const SERIES = [
  { name: 'service', colour: '#1f6feb' },
  { name: 'raw', colour: '#9aa4b2' },
] as const;

/**
 * Returns an SVG bar chart of the throughput of the service and of the raw stack. It is drawn without a library: those that work
 * without a browser (vega-lite, echarts) have tens of megabytes, and the small ones need a DOM.
 */
export function chartOf({ engine, scales }: BenchReport): string {
  const cells = scales.flatMap(({ memories, cells: measured }) => measured.map((cell) => ({ memories, cell })));
  const max = Math.max(...cells.flatMap(({ cell }) => SERIES.map(({ name }) => cell[name].perSecond)));
  const group = SERIES.length * ROW + GAP;
  const rows = cells.flatMap(({ memories, cell }, i) => bars(cell, memories, TOP + i * group, max));
  const size = `width="${WIDTH}" height="${TOP + cells.length * group}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    text(10, 20, `Calls a second on ${engine}: the service, and embedding + SQL without it`, 'font-weight="bold"'),
    ...rows,
    '</svg>\n',
  ].join('\n');
}

function bars(cell: Cell, memories: number, top: number, max: number): string[] {
  const label = `${cell.operation}, ${cell.clients} clients, ${memories / 1000}k`;
  return [
    text(10, top + ROW, label),
    ...SERIES.flatMap(({ name, colour }, i) => {
      const y = top + i * ROW;
      const width = Math.round(((WIDTH - LEFT - RIGHT) * cell[name].perSecond) / max);
      const value = `${Math.round(cell[name].perSecond)} ${name}`;
      return [
        `<rect x="${LEFT}" y="${y}" width="${width}" height="${ROW - 3}" fill="${colour}"/>`,
        text(LEFT + width + 6, y + 12, value),
      ];
    }),
  ];
}

const text = (x: number, y: number, content: string, attributes = '') =>
  `<text x="${x}" y="${y}" ${attributes}>${content.replace(/[<&]/g, (c) => (c === '<' ? '&lt;' : '&amp;'))}</text>`;
