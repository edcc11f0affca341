import type { Rotation } from '../encryption/key-rotation.repository.js';
import type { KeyRotationResponse } from './dto/key-rotation.response.js';

/** Maps the progress of a key rotation to its response. */
export function toKeyRotationResponse(rotation: Rotation): KeyRotationResponse {
  const { rowsTotal, rowsDone, finishedAt } = rotation;
  const rate = finishedAt ? null : rotation.rowsPerSecond;
  return {
    id: rotation.id,
    state: finishedAt ? 'done' : 'rotating',
    to_key_id: rotation.toKeyId,
    rows_total: rowsTotal,
    rows_done: rowsDone,
    rows_failed: rotation.rowsFailed,
    rows_per_second: rate === null ? null : Math.round(rate * 10) / 10,
    seconds_left: rate ? Math.ceil((rowsTotal - rowsDone) / rate) : null,
    problem: rotation.problem,
    started_at: rotation.startedAt,
    finished_at: finishedAt,
  };
}
