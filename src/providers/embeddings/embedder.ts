import type { Calibration } from './calibration.js';

/** Turns texts into vectors whose cosines tell how close their meanings are. */
export interface Embedder {
  /** Name of the model, recorded with every row because vectors of different models must never be compared. */
  readonly model: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** What a cosine of this model means on the public similarity scale. */
  readonly calibration: Calibration;
  /**
   * One unit vector a text, in order. The same text gets the same vector however it is called; an empty one gets a vector too.
   * @throws AppError `unavailable` when the model or its provider cannot be reached
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /**
   * Loads what the first call would otherwise wait for.
   * @throws AppError `unavailable`
   */
  warmUp(): Promise<void>;
  /** Gives up what is under way and frees threads and connections; calls made later fail as `unavailable`. */
  close(): Promise<void>;
}
