/** A live memory, with or without its vector. */
export interface DeferredMemory {
  readonly id: number;
  readonly text: string;
  readonly createdAt: Date;
  /** True if the memory has its vector, by which searches find it. */
  readonly embedded: boolean;
}
