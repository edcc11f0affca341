"""The parts of frameworks that the adapters import, as they are documented: the packages need PyPI. Real ones win, if installed."""

from __future__ import annotations

import importlib.util
import sys
import types
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Dict, Generic, NamedTuple, Optional, TypeVar


def _module(name: str, **members: Any) -> None:
    parts = name.split(".")
    for depth in range(1, len(parts) + 1):
        path = ".".join(parts[:depth])
        sys.modules.setdefault(path, types.ModuleType(path))
    for key, value in members.items():
        setattr(sys.modules[name], key, value)


class GetOp(NamedTuple):
    namespace: tuple
    key: str
    refresh_ttl: bool = True


class SearchOp(NamedTuple):
    namespace_prefix: tuple
    filter: Optional[Dict[str, Any]] = None
    limit: int = 10
    offset: int = 0
    query: Optional[str] = None
    refresh_ttl: bool = True


class PutOp(NamedTuple):
    namespace: tuple
    key: str
    value: Optional[Dict[str, Any]]
    index: Any = None
    ttl: Optional[float] = None


class MatchCondition(NamedTuple):
    match_type: str
    path: tuple


class ListNamespacesOp(NamedTuple):
    match_conditions: Optional[tuple] = None
    max_depth: Optional[int] = None
    limit: int = 100
    offset: int = 0


@dataclass
class Item:
    value: Dict[str, Any]
    key: str
    namespace: tuple
    created_at: datetime
    updated_at: datetime


@dataclass
class SearchItem(Item):
    score: Optional[float] = None


class BaseStore(ABC):
    __slots__ = ("__weakref__",)

    @abstractmethod
    def batch(self, ops: Any) -> Any: ...

    @abstractmethod
    async def abatch(self, ops: Any) -> Any: ...


T = TypeVar("T")


def install() -> None:
    """Puts the documented interfaces in place of packages that are not installed."""
    if importlib.util.find_spec("langgraph") is None:
        members = (GetOp, SearchOp, PutOp, MatchCondition, ListNamespacesOp, Item, SearchItem, BaseStore)
        _module("langgraph.store.base", **{member.__name__: member for member in members})
    if importlib.util.find_spec("llama_index") is None:
        import pydantic

        class BaseMemoryBlock(pydantic.BaseModel, Generic[T]):
            name: str
            description: Optional[str] = None
            priority: int = 0
            accept_short_term_memory: bool = True

            def __class_getitem__(cls, _: Any) -> Any:
                return cls

        _module("llama_index.core.memory", BaseMemoryBlock=BaseMemoryBlock)
