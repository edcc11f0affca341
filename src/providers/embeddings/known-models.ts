import { LOCAL_EMBEDDING_DIMENSIONS, LOCAL_EMBEDDING_MODEL } from '../../config/config.js';
import { type Calibration, IDENTITY } from './calibration.js';

/** The model that comes with the service. */
export const LOCAL_MODEL = { model: LOCAL_EMBEDDING_MODEL, dimensions: LOCAL_EMBEDDING_DIMENSIONS } as const;

export function calibrationOf(_model: string, _config?: unknown): Calibration {
  return IDENTITY;
}
export function dimensionsOf(_model: string): number | undefined {
  return undefined;
}
