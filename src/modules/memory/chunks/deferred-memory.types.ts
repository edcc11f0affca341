/** A live memory, or one that still waits for its vector. */
export interface DeferredMemory {
  readonly id: number;
  readonly text: string;
  readonly createdAt: Date;
  /** True once it has its vector and can be found by it. */
  readonly embedded: boolean;
}
