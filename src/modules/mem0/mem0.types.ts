import type { MemoryRecord } from '../memory/records/record.types.js';

/** A memory that a search found. */
export interface Found {
  readonly record: MemoryRecord;
  /** 0..1 */
  readonly score: number;
}

/** A message that became a memory, or that a memory has said already. */
export interface Added {
  readonly id: number;
  readonly text: string;
  readonly isNew: boolean;
}

/** A text of a memory, until it was replaced. */
export interface Stage {
  readonly text: string;
  readonly since: Date;
}

/** A user, an agent or a run that memories name. */
export interface Entity {
  readonly type: string;
  readonly name: string;
  /** The number of its memories. */
  readonly memories: number;
  /** The time at which the first of them was stored. */
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A page of memories, and the number of all. */
export interface NumberedPage {
  readonly records: readonly MemoryRecord[];
  readonly count: number;
}
