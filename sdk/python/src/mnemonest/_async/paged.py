"""Lists that come in pages."""

from __future__ import annotations

from typing import Any, AsyncIterator, Awaitable, Callable, Generic, List, Optional, TypeVar

P = TypeVar("P")
T = TypeVar("T")


class AsyncPaged(Generic[P, T]):
    """A list that comes in pages: iterate over its items, over `pages()`, or take the first `page()`.

    A page is fetched only when it is needed.
    """

    def __init__(
        self,
        fetch: Callable[[Optional[str]], Awaitable[P]],
        items_of: Callable[[Any], List[T]],
        cursor: Optional[str],
    ) -> None:
        self._fetch = fetch
        self._items_of = items_of
        self._cursor = cursor

    async def page(self) -> P:
        """Returns the first page, with the cursor of the next one."""
        return await self._fetch(self._cursor)

    async def pages(self) -> AsyncIterator[P]:
        cursor = self._cursor
        while True:
            page: Any = await self._fetch(cursor)
            yield page
            cursor = page.next_cursor
            if cursor is None:
                return

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in self._items_of(page):
                yield item
