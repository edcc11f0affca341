import { type Calibration, piecewiseLinear } from './calibration.js';
import { FOREIGN } from './local/foreign.weights.js';

/**
 * The calibration of a model for one language across languages: it gives a question and its answer in another language far lower
 * cosines. The vectors themselves tell the language, so it needs neither a column nor the texts, which may be encrypted.
 */
export interface LanguageCalibration {
  /** Weights of the dimensions of a vector, integers. */
  readonly weights: readonly number[];
  /** The sum of a vector's dimensions, each times its weight, above which its text is in another language than the model's. */
  readonly threshold: number;
  /** For two texts of which one is in another language. */
  readonly across: Calibration;
}

/** Returns true for the vector of a text in another language than the model's. */
export const isForeign = ({ weights, threshold }: LanguageCalibration, vector: Float32Array): boolean =>
  weights.reduce((sum, weight, place) => sum + weight * (vector[place] as number), 0) > threshold;

/**
 * The calibration of MiniLM across English and other languages of the Latin script, from its cosines of 280 questions with their
 * answers and 5,320 with others (scripts/languages). A twentieth of the others reaches the smallest similarity of a hit, 0.35; so
 * do a fourth of the answers, where 0.25, the cosine for English, lets a sixth pass. One of thirty answers reaches 0.60.
 * From 0.75 on it agrees with the scale for English.
 */
export const MINILM_LANGUAGES: LanguageCalibration = {
  weights: [...new Int8Array(Buffer.from(FOREIGN.weights, 'base64'))],
  threshold: FOREIGN.threshold,
  across: piecewiseLinear([
    [0, 0],
    [0.18, 0.35],
    [0.44, 0.6],
    [0.75, 0.75],
    [1, 1],
  ]),
};
