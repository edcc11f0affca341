"""Lines of JSON, as an export gives and an import takes them. Standard library only."""

from __future__ import annotations

import json
from typing import Any, AsyncIterable, AsyncIterator, Iterable, Iterator, List, Mapping, Union

#: A memory as an object, or lines of JSON as bytes, such as those of a file.
ImportItem = Union[Mapping[str, Any], bytes]


class LineSplitter:
    """Puts the chunks of a stream together to lines."""

    def __init__(self) -> None:
        self._partial: List[bytes] = []

    def feed(self, chunk: bytes) -> List[bytes]:
        """Returns the lines that a chunk completes, without empty ones."""
        *complete, rest = chunk.split(b"\n")
        if not complete:
            self._partial.append(rest)
            return []
        complete[0] = b"".join([*self._partial, complete[0]])
        self._partial = [rest]
        return [line for line in complete if line.strip()]

    def end(self) -> List[bytes]:
        """Returns the last line, if it has no line feed."""
        return self.feed(b"\n")


def encoded(item: ImportItem) -> bytes:
    """Returns the bytes of an item: a line for an object, and bytes as they are.

    Raises:
        TypeError: for anything else.
    """
    if isinstance(item, (bytes, bytearray)):
        return bytes(item)
    if isinstance(item, Mapping):
        return json.dumps(item, allow_nan=False).encode() + b"\n"
    raise TypeError("an import takes objects, or lines of JSON in bytes")


def sync_lines(source: Iterable[ImportItem]) -> Iterator[bytes]:
    """Yields the bytes of a source, as they are asked for."""
    return map(encoded, source)


async def async_lines(source: Union[Iterable[ImportItem], AsyncIterable[ImportItem]]) -> AsyncIterator[bytes]:
    """Yields the bytes of a source, as they are asked for."""
    if isinstance(source, AsyncIterable):
        async for item in source:
            yield encoded(item)
    else:
        for item in source:
            yield encoded(item)
