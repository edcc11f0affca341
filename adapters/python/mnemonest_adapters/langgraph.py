"""A store for LangGraph: `graph.compile(store=MnemonestStore(client))`. It needs `langgraph` and `mnemonest`."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from datetime import datetime
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple

from langgraph.store.base import BaseStore, GetOp, Item, ListNamespacesOp, PutOp, SearchItem, SearchOp

Namespace = Tuple[str, ...]

#: Stands between the labels of a namespace, in which no label has it.
_BETWEEN = "\x1f"
#: Key of the meta with what the store keeps of an item; the same as that of the store for LangGraph.js, which reads these items.
_KEPT = "langgraph"
_MOST_HITS = 50
_PAGE = 100
_LONGEST_TEXT = 9_000
_LONGEST_ID = 200
_OPERATORS = {"$eq": "eq", "$ne": "ne", "$gt": "gt", "$gte": "gte", "$lt": "lt", "$lte": "lte"}


class MnemonestStore(BaseStore):
    """Keeps items as memories, each as it is (`mode="verbatim"`) and under its namespace and key (`external_id`).

    Items are what was put, but for secrets in them, which are cut out as those of any memory.

    Args:
        client: a `mnemonest.Client`.
        user_id_of: tells whose an item is, so that it can be found and erased by ``user_id``, too:
            ``lambda namespace: namespace[1]`` for namespaces such as ``("memories", "ana")``.
    """

    supports_ttl = False

    def __init__(self, client: Any, *, user_id_of: Callable[[Namespace], Optional[str]] = lambda _: None) -> None:
        super().__init__()
        self._memory = client.memory
        self._user_id_of = user_id_of

    def batch(self, ops: Iterable[Any]) -> List[Any]:
        """Reads see the state before the puts of the same batch; of several puts of a key, the last one counts."""
        operations = list(ops)
        results = [self._read(operation) for operation in operations]
        puts = {(op.namespace, op.key): op for op in operations if isinstance(op, PutOp)}
        for put in puts.values():
            self._put(put)
        return results

    async def abatch(self, ops: Iterable[Any]) -> List[Any]:
        return await asyncio.to_thread(self.batch, list(ops))

    def _read(self, operation: Any) -> Any:
        if isinstance(operation, GetOp):
            found = self._find(operation.namespace, operation.key)
            return None if found is None else Item(**_fields(found))
        if isinstance(operation, SearchOp):
            return self._search(operation)
        return self._list_namespaces(operation) if isinstance(operation, ListNamespacesOp) else None

    def _find(self, namespace: Namespace, key: str) -> Any:
        return next(iter(self._memory.list(external_id=_id_of(namespace, key), limit=1).page().memories), None)

    def _put(self, put: PutOp) -> None:
        if put.value is None:
            found = self._find(put.namespace, put.key)
            if found is not None:
                self._memory.delete(found.id)
            return
        index = getattr(put, "index", None)
        paths = [_BETWEEN.join(put.namespace[: depth + 1]) for depth in range(len(put.namespace))]
        kept = {"namespace": list(put.namespace), "paths": paths, "key": put.key, "value": put.value, "indexed": index is not False}
        self._memory.store(
            _text_of(put.key, put.value, index),
            {_KEPT: kept},
            external_id=_id_of(put.namespace, put.key),
            mode="verbatim",
            user_id=self._user_id_of(put.namespace),
        )

    def _search(self, search: SearchOp) -> List[SearchItem]:
        conditions = _prefix(search.namespace_prefix) + [_condition(*each) for each in (search.filter or {}).items()]
        last = search.offset + search.limit
        query = getattr(search, "query", None)
        if query:
            both = {"and": [*conditions, {f"meta.{_KEPT}.indexed": True}]}
            hits = self._memory.retrieve(query, min(_MOST_HITS, last), 0, filter=both).memories
            return [SearchItem(**_fields(self._memory.get(hit.id)), score=hit.score) for hit in hits[search.offset :]]
        found = self._memory.list(filter={"and": conditions}, limit=max(1, min(_PAGE, last)))
        return [SearchItem(**_fields(memory)) for memory in _slice(found, search.offset, last)]

    def _list_namespaces(self, listing: ListNamespacesOp) -> List[Namespace]:
        found = set()
        for memory in self._memory.list(filter={f"meta.{_KEPT}.indexed": {"exists": True}}, limit=_PAGE):
            namespace = tuple(memory.meta[_KEPT]["namespace"])
            if all(_fits(namespace, each.match_type, each.path) for each in listing.match_conditions or ()):
                found.add(namespace[: listing.max_depth])
        return sorted(found)[listing.offset : listing.offset + listing.limit]


def _fields(memory: Any) -> Dict[str, Any]:
    kept = memory.meta[_KEPT]
    return {
        "namespace": tuple(kept["namespace"]),
        "key": kept["key"],
        "value": kept["value"],
        "created_at": _moment(memory.created_at),
        "updated_at": _moment(memory.updated_at),
    }


def _moment(text: str) -> datetime:
    # Before Python 3.11, fromisoformat reads no Z and wants six digits.
    whole, fraction = re.match(r"([^.Z]+)(?:\.(\d+))?", text).groups()  # type: ignore[union-attr]
    return datetime.fromisoformat(f"{whole}.{(fraction or '').ljust(6, '0')[:6]}+00:00")


def _id_of(namespace: Namespace, key: str) -> str:
    """Returns the external id of an item: readable where it is short enough."""
    text = "langgraph:" + json.dumps([*namespace, key], ensure_ascii=False, separators=(",", ":"))
    # The length as JavaScript counts it: both stores must give an item one id.
    is_short = len(text.encode("utf-16-le")) // 2 <= _LONGEST_ID
    return text if is_short else "langgraph:" + hashlib.sha256(text.encode()).hexdigest()


def _prefix(prefix: Sequence[str]) -> List[Dict[str, Any]]:
    if not prefix:
        return [{f"meta.{_KEPT}.indexed": {"exists": True}}]
    return [{f"meta.{_KEPT}.paths": {"contains": _BETWEEN.join(prefix)}}]


def _condition(name: str, wanted: Any) -> Dict[str, Any]:
    path = f"meta.{_KEPT}.value.{name}"
    if not isinstance(wanted, dict):
        return {path: wanted}
    unknown = [operator for operator in wanted if operator not in _OPERATORS]
    if unknown:
        raise ValueError(f"{name}: a filter compares with a value, or by {', '.join(_OPERATORS)}")
    return {path: {_OPERATORS[operator]: value for operator, value in wanted.items()}}


def _fits(namespace: Namespace, match_type: str, path: Sequence[str]) -> bool:
    if len(namespace) < len(path):
        return False
    labels = namespace[: len(path)] if match_type == "prefix" else namespace[len(namespace) - len(path) :]
    return all(wanted in ("*", label) for wanted, label in zip(path, labels))


def _text_of(key: str, value: Dict[str, Any], index: Any) -> str:
    """Returns the text that an item is found by: the fields of its index, or all of its value."""
    if index is False:
        return key
    paths = list(value) if index is None else index
    texts = [text for path in paths for text in _texts_at(value, re.sub(r"^\$\.?", "", path).split("."))]
    return "\n".join(text for text in texts if text)[:_LONGEST_TEXT] or key


def _texts_at(value: Any, path: Sequence[str]) -> List[str]:
    if value is None:
        return []
    if not path or not path[0]:
        return [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
    field, place = re.match(r"([^\[]*)(?:\[(\*|-?\d+)\])?$", path[0]).groups()  # type: ignore[union-attr]
    inner = value.get(field) if field and isinstance(value, dict) else None if field else value
    if place is None:
        return _texts_at(inner, path[1:])
    if not isinstance(inner, list):
        return []
    chosen = inner if place == "*" else inner[int(place) :][:1]
    return [text for each in chosen for text in _texts_at(each, path[1:])]


def _slice(items: Iterable[Any], start: int, end: int) -> Iterator[Any]:
    for index, item in enumerate(items):
        if index >= end:
            return
        if index >= start:
            yield item
        if index + 1 == end:
            return
