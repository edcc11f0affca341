/** A page of a list: `next_cursor` leads to the next one. */
interface Page {
  readonly next_cursor: string | null;
}

/**
 * A list that comes in pages. `await` gives the first page, `for await` the items of all pages, `pages()` the pages. Nothing is asked for
 * before one of them is done, and each page only when it is reached.
 */
export class Paged<P extends Page, Item> implements PromiseLike<P>, AsyncIterable<Item> {
  readonly #fetch: (cursor: string | undefined) => Promise<P>;
  readonly #itemsOf: (page: P) => readonly Item[];
  readonly #from: string | undefined;
  #first: Promise<P> | undefined;

  /** @param from cursor of the page to begin with */
  constructor(
    fetch: (cursor: string | undefined) => Promise<P>,
    itemsOf: (page: P) => readonly Item[],
    from: string | undefined,
  ) {
    this.#fetch = fetch;
    this.#itemsOf = itemsOf;
    this.#from = from;
  }

  // biome-ignore lint/suspicious/noThenProperty: to be awaited is what it is for
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
