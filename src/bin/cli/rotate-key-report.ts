import type { toKeyRotationResponse } from '../../modules/admin/key-rotation.mapper.js';
import type { Json } from './report.js';
import { aligned } from './text-table.js';

export type KeyRotation = Json<ReturnType<typeof toKeyRotationResponse>>;

/** Formats the progress of a key rotation, and the settings that may change, for people. */
export const keyRotationLines = (rotation: KeyRotation): string[] => [
  ...aligned([
    ['key rotation', `${rotation.id}, ${rotation.state}`],
    ['to', rotation.to_key_id === null ? 'plain texts' : `the key ${rotation.to_key_id}`],
    ['rows', `${rotation.rows_done} of ${rotation.rows_total}`],
    ...(rotation.rows_failed ? [['cannot be decrypted', `${rotation.rows_failed}, see the log of the service`] as const] : []),
    ...(rotation.rows_per_second === null ? [] : [['rows a second', rotation.rows_per_second] as const]),
    ...(rotation.problem === null ? [] : [['waiting', rotation.problem] as const]),
  ]),
  '',
  nextStep(rotation),
];

function nextStep({ state, rows_failed }: KeyRotation): string {
  if (state !== 'done') return 'Keep ENCRYPTION_KEYS_PREVIOUS until it is done.';
  return rows_failed
    ? 'Keep ENCRYPTION_KEYS_PREVIOUS: delete what cannot be decrypted, or bring it back from a backup, and run this again.'
    : 'ENCRYPTION_KEYS_PREVIOUS is not needed any more.';
}
