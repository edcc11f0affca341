import { quantile } from './distribution.js';
import { type Cosines, RELATIONS, type ReasonedPoint } from './proposal.js';

/** The findings of `eval calibrate` about a model. */
export interface CalibrationReport {
  readonly model: string;
  readonly dimensions: number;
  readonly cosines: Cosines;
  /** undefined: the cosines allow none. */
  readonly points: readonly ReasonedPoint[] | undefined;
}

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];
const LABEL_WIDTH = 14;
const NUMBER_WIDTH = 8;

/** Returns the value of `EMBEDDING_CALIBRATION`. */
export const calibrationText = (points: readonly ReasonedPoint[]): string =>
  points.map(({ point }) => point.map((number) => number.toFixed(2)).join(':')).join(',');

/** Returns the report for people. */
export function calibrationLines({ model, dimensions, cosines, points }: CalibrationReport): string[] {
  const row = (label: string, cells: readonly string[]) =>
    label.padEnd(LABEL_WIDTH) + cells.map((cell) => cell.padStart(NUMBER_WIDTH)).join('');
  return [
    `${model}, ${dimensions} dimensions`,
    '',
    row('cosine', ['pairs', ...SHARES.map((share) => `p${share * 100}`)]),
    ...RELATIONS.filter((name) => cosines[name].length).map((name) =>
      row(name, [String(cosines[name].length), ...SHARES.map((share) => quantile(cosines[name], share).toFixed(3))]),
    ),
    ...(points ? pointLines(points) : []),
  ];
}

const pointLines = (points: readonly ReasonedPoint[]): string[] => [
  '',
  'cosine -> similarity',
  ...points.map(({ point: [cosine, similarity], reason }) => `${cosine.toFixed(2)} -> ${similarity.toFixed(2)}: ${reason}`),
  '',
  `EMBEDDING_CALIBRATION=${calibrationText(points)}`,
];

/** Returns the report for programs. */
export const calibrationJson = ({ model, dimensions, cosines, points }: CalibrationReport) => ({
  model,
  dimensions,
  cosines: Object.fromEntries(
    RELATIONS.filter((name) => cosines[name].length).map((name) => [
      name,
      {
        pairs: cosines[name].length,
        percentiles: Object.fromEntries(SHARES.map((share) => [share * 100, quantile(cosines[name], share)])),
      },
    ]),
  ),
  points: points?.map(({ point: [cosine, similarity], reason }) => ({ cosine, similarity, reason })) ?? [],
  calibration: points ? calibrationText(points) : null,
});
