/** A page of a list. */
interface Page {
  /** The cursor of the next page; null on the last page. */
  readonly next_cursor: string | null;
}

/**
 * A paginated list. `await` returns the first page, `for await` iterates over the items of all pages, and `pages()` over the
 * pages. A page is fetched only when it is needed.
 */
export class Paged<P extends Page, Item> implements PromiseLike<P>, AsyncIterable<Item> {
  readonly #fetch: (cursor: string | undefined) => Promise<P>;
  readonly #itemsOf: (page: P) => readonly Item[];
  readonly #from: string | undefined;
  #first: Promise<P> | undefined;

  /** @param from cursor of the first page; undefined: the beginning of the list */
  constructor(
    fetch: (cursor: string | undefined) => Promise<P>,
    itemsOf: (page: P) => readonly Item[],
    from: string | undefined,
  ) {
    this.#fetch = fetch;
    this.#itemsOf = itemsOf;
    this.#from = from;
  }

  // biome-ignore lint/suspicious/noThenProperty: the class is meant to be awaited
  then<A = P, B = never>(
    onFulfilled?: ((page: P) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#first ??= this.#fetch(this.#from);
    return this.#first.then(onFulfilled, onRejected);
  }

  async *pages(): AsyncGenerator<P, void> {
    let cursor = this.#from;
    for (;;) {
      const page = await this.#fetch(cursor);
      yield page;
      if (page.next_cursor === null) return;
      cursor = page.next_cursor;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const page of this.pages()) yield* this.#itemsOf(page);
  }
}
