"""Lists that come in pages."""

from __future__ import annotations

from typing import Any, Callable, Generic, Iterator, List, Optional, TypeVar

P = TypeVar("P")
T = TypeVar("T")


class Paged(Generic[P, T]):
    """A list that comes in pages: iterate over its items, over `pages()`, or take the first `page()`.

    A page is fetched only when it is needed.
    """

    def __init__(
        self,
        fetch: Callable[[Optional[str]], P],
        items_of: Callable[[Any], List[T]],
        cursor: Optional[str],
    ) -> None:
        self._fetch = fetch
        self._items_of = items_of
        self._cursor = cursor

    def page(self) -> P:
        """Returns the first page, with the cursor of the next one."""
        return self._fetch(self._cursor)

    def pages(self) -> Iterator[P]:
        cursor = self._cursor
        while True:
            page: Any = self._fetch(cursor)
            yield page
            cursor = page.next_cursor
            if cursor is None:
                return

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            for item in self._items_of(page):
                yield item
