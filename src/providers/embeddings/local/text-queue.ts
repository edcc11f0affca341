/** A text that is waiting to be embedded, with the functions that settle its promise. */
export interface WaitingText {
  readonly text: string;
  readonly isQuery: boolean;
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (error: unknown) => void;
}

/** Texts that are sent to a thread together. */
export interface TextBatch {
  readonly texts: readonly WaitingText[];
  readonly bulk: boolean;
}

/**
 * Maximum number of texts of a short call; larger calls are bulk work: imports, re-embedding. A store or
 * retrieve embeds one or two.
 */
const MAX_SHORT_CALL_TEXTS = 4;
/**
 * Maximum length of a batch of more than one text, in UTF-16 units: some ten milliseconds of work, which is how long a short
 * call may have to wait for a thread.
 */
const BATCH_LENGTH = 600;
const BATCH_TEXTS = 4;
/** Number of batches of short calls after which bulk work gets a turn, so that a busy service cannot stop an import. */
const SHORT_BATCHES_PER_TURN = 16;

/**
 * A queue of texts with two priorities: calls of few texts come before those of many, and each
 * priority is first in, first out.
 */
export class TextQueue {
  readonly #short: WaitingText[] = [];
  readonly #bulk: WaitingText[] = [];
  #shortBatches = 0;

  /** Adds the texts of one call. */
  add(texts: readonly WaitingText[]): void {
    const queue = texts.length > MAX_SHORT_CALL_TEXTS ? this.#bulk : this.#short;
    for (const text of texts) queue.push(text);
  }

  /**
   * Removes and returns the next batch for a thread; undefined if there is none.
   * @param takers number of batches that the threads could take now: short texts are distributed among them
   * @param bulkAllowed true if bulk work may start
   */
  take(takers: number, bulkAllowed: boolean): TextBatch | undefined {
    const bulkIsDue = bulkAllowed && this.#bulk.length > 0 && this.#shortBatches >= SHORT_BATCHES_PER_TURN;
    if (this.#short.length && !bulkIsDue) {
      this.#shortBatches++;
      return { texts: takeFrom(this.#short, Math.ceil(this.#short.length / takers)), bulk: false };
    }
    if (!this.#bulk.length || !bulkAllowed) return undefined;
    this.#shortBatches = 0;
    return { texts: takeFrom(this.#bulk, BATCH_TEXTS), bulk: true };
  }

  /** Removes and returns all texts. */
  drain(): WaitingText[] {
    return [...this.#short.splice(0), ...this.#bulk.splice(0)];
  }
}

/** Removes and returns the first texts of `queue`: at most `count`, and no more than fit into a batch. */
function takeFrom(queue: WaitingText[], count: number): WaitingText[] {
  let size = 1;
  let length = queue[0]!.text.length;
  while (size < Math.min(count, BATCH_TEXTS, queue.length)) {
    length += queue[size]!.text.length;
    if (length > BATCH_LENGTH) break;
    size++;
  }
  return queue.splice(0, size);
}
