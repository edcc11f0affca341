import { Paged } from './paged.js';

const PAGES: Record<string, { items: number[]; next_cursor: string | null }> = {
  first: { items: [1, 2], next_cursor: 'second' },
  second: { items: [], next_cursor: 'third' },
  third: { items: [3], next_cursor: null },
};

function list(from?: string) {
  const asked: string[] = [];
  const fetch = async (cursor = 'first') => {
    asked.push(cursor);
    return PAGES[cursor]!;
  };
  return { asked, paged: new Paged(fetch, ({ items }) => items, from) };
}

describe('Paged', () => {
  it('fetches nothing before it is used, and the first page only once', async () => {
    const { asked, paged } = list();
    await Promise.resolve();
    expect(asked).toEqual([]);
    expect(await paged).toBe(PAGES['first']);
    await paged;
    expect(asked).toEqual(['first']);
  });

  it('iterates over the items of all pages and fetches a page only when it is reached', async () => {
    const { asked, paged } = list();
    const items: number[] = [];
    for await (const item of paged) {
      items.push(item);
      if (item === 2) expect(asked).toEqual(['first']);
    }
    expect(items).toEqual([1, 2, 3]);
    expect(asked).toEqual(['first', 'second', 'third']);
  });

  it('iterates over the pages from a cursor on', async () => {
    const pages = [];
    for await (const page of list('second').paged.pages()) pages.push(page);
    expect(pages).toEqual([PAGES['second'], PAGES['third']]);
  });

  it('rejects if fetching a page fails', async () => {
    const failing = new Paged<{ next_cursor: null }, never>(
      () => Promise.reject(new Error('no')),
      () => [],
      undefined,
    );
    await expect(failing).rejects.toThrow('no');
    await expect(failing[Symbol.asyncIterator]().next()).rejects.toThrow('no');
  });
});
