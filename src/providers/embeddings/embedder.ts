import type { AppError } from '../../common/app-error.js';
import type { Calibration } from './calibration.js';
import type { LanguageCalibration } from './language-calibration.js';

/** The unit vector of a text, or the `embedding_rejected` of a text that the model cannot embed. */
export type Embedding = Float32Array | AppError;

/** Converts texts to vectors whose cosines measure how similar their meanings are. */
export interface Embedder {
  /** Name of the model, stored with every vector because vectors of different models must never be compared. */
  readonly model: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** Maps cosines of this model to the public similarity scale. */
  readonly calibration: Calibration;
  /** The calibration of a search across languages; undefined if `calibration` is for all languages. */
  readonly languages?: LanguageCalibration | undefined;
  /**
   * Returns one unit vector per text, in order: of texts that are stored, or compared with stored ones. The same text always
   * gets the same vector, whatever texts are embedded with it; an empty text gets a vector too.
   * @throws AppError `unavailable` when the model or its provider cannot be reached; `embedding_rejected` if it cannot embed one
   *   of the texts, which is a fault of that text
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /**
   * Returns the same vectors as {@link embed}, but a text that cannot be embedded does not fail the others.
   * @throws AppError `unavailable`
   */
  embedEach(texts: readonly string[]): Promise<Embedding[]>;
  /**
   * Returns the unit vector of a query: some models read queries with another prefix than the texts that these are to find.
   * @throws AppError `unavailable` or `embedding_rejected` as {@link embed} does
   */
  embedQuery(query: string): Promise<Float32Array>;
  /**
   * Loads the model, so that the first call does not have to wait for it.
   * @throws AppError `unavailable`
   */
  warmUp(): Promise<void>;
  /** Aborts pending work and frees threads and connections; later calls fail with `unavailable`. */
  close(): Promise<void>;
}
