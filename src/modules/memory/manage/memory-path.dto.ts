import { AppError } from '../../../common/app-error.js';
import { IntField } from '../../../http/fields.js';

/** The path of one memory. */
export class MemoryPath {
  @IntField({ description: 'Id of a memory of this workspace.' })
  memory_id: number | bigint;
}

/**
 * Returns the id in a path.
 * @throws AppError `memory_not_found` if no memory can have it
 */
export function idOf({ memory_id: id }: MemoryPath): number {
  if (typeof id === 'bigint' || id < 1) throw new AppError('memory_not_found');
  return id;
}
