/** A text that waits to be embedded. */
export interface WaitingText {
  readonly text: string;
  readonly resolve: (vector: Float32Array) => void;
  readonly reject: (error: unknown) => void;
}

/** Texts for one thread to embed in one go. */
export interface TextBatch {
  readonly texts: readonly WaitingText[];
  readonly bulk: boolean;
}

/** Calls of more texts than this are bulk work: imports, re-embedding. A store or a retrieve embeds one or two. */
const LARGEST_SHORT_CALL = 4;
/** Letters in a batch of more than one text: some ten milliseconds of work, which is how long a short call may wait for a thread. */
const BATCH_LETTERS = 600;
const BATCH_TEXTS = 4;
/** Short batches after which bulk work gets a turn, however many more are waiting: a busy service must not stop an import. */
const SHORT_BATCHES_A_TURN = 16;

/** Who is next. Calls of few texts overtake those of many, and within both it is first come, first served. */
export class TextQueue {
  readonly #short: WaitingText[] = [];
  readonly #bulk: WaitingText[] = [];
  #shortBatches = 0;

  /** Puts the texts of one call in. */
  add(texts: readonly WaitingText[]): void {
    const lane = texts.length > LARGEST_SHORT_CALL ? this.#bulk : this.#short;
    for (const text of texts) lane.push(text);
  }

  /**
   * Takes what a thread is to do next; undefined where there is nothing.
   * @param takers how many could take one now: short texts are shared out among them, not handed to the first
   * @param bulkAllowed whether bulk work may start
   */
  take(takers: number, bulkAllowed: boolean): TextBatch | undefined {
    const bulkIsDue = bulkAllowed && this.#bulk.length > 0 && this.#shortBatches >= SHORT_BATCHES_A_TURN;
    if (this.#short.length && !bulkIsDue) {
      this.#shortBatches++;
      return { texts: cut(this.#short, Math.ceil(this.#short.length / takers)), bulk: false };
    }
    if (!this.#bulk.length || !bulkAllowed) return undefined;
    this.#shortBatches = 0;
    return { texts: cut(this.#bulk, BATCH_TEXTS), bulk: true };
  }

  /** Takes all there is. */
  drain(): WaitingText[] {
    return [...this.#short.splice(0), ...this.#bulk.splice(0)];
  }
}

/** The first of `lane`, at most `count` and no more than a batch holds, taken out of it. */
function cut(lane: WaitingText[], count: number): WaitingText[] {
  let size = 1;
  let letters = lane[0]!.text.length;
  while (size < Math.min(count, BATCH_TEXTS, lane.length)) {
    letters += lane[size]!.text.length;
    if (letters > BATCH_LETTERS) break;
    size++;
  }
  return lane.splice(0, size);
}
