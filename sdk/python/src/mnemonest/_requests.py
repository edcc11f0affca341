"""The requests of the API, as data. Standard library only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Dict, Mapping, Optional, Sequence, Union

#: A time: aware, or in ISO 8601 with its offset.
Moment = Union[datetime, str]

_MEMORY = "/v1/memory"
_OPTIMIZE = "/v1/optimize"


@dataclass(frozen=True)
class Request:
    """One call of the API."""

    method: str
    path: str
    body: Optional[Mapping[str, Any]] = None
    query: Optional[Mapping[str, Any]] = None
    #: True if the call writes: it then has an idempotency key, the same in all attempts.
    writes: bool = False
    #: The ETag that the memory must still have.
    if_match: Optional[str] = None
    #: True if the body is a stream of lines, which can be sent only once.
    is_stream: bool = False


def store(text: str, meta: Optional[Mapping[str, Any]], **more: Any) -> Request:
    return Request("POST", f"{_MEMORY}/store", given(text=text, meta=meta, **more), writes=True)


def batch(memories: Sequence[Mapping[str, Any]]) -> Request:
    return Request("POST", f"{_MEMORY}/store/batch", {"memories": list(memories)}, writes=True)


def retrieve(query: str, top_k: Optional[int], min_score: Optional[float], **more: Any) -> Request:
    return Request("POST", f"{_MEMORY}/retrieve", given(query=query, top_k=top_k, min_score=min_score, **more))


def list_memories(filters: Mapping[str, Any], limit: Optional[int], cursor: Optional[str]) -> Request:
    return Request("GET", _MEMORY, query=given(**_filters(filters), limit=limit, cursor=cursor))


def delete_many(filters: Mapping[str, Any], dry_run: Optional[bool], confirm: Optional[int]) -> Request:
    query = given(**_filters(filters), dry_run=dry_run, confirm=confirm)
    return Request("DELETE", _MEMORY, query=query, writes=True)


def update_many(
    filters: Mapping[str, Any], change: Mapping[str, Any], dry_run: Optional[bool], confirm: Optional[int]
) -> Request:
    query = given(**_filters(filters), dry_run=dry_run, confirm=confirm)
    return Request("PATCH", _MEMORY, change, query=query, writes=True)


def get(memory_id: int) -> Request:
    return Request("GET", _memory(memory_id))


def update(memory_id: int, changes: Mapping[str, Any], if_match: Optional[str]) -> Request:
    return Request("PATCH", _memory(memory_id), given(**changes), writes=True, if_match=if_match)


def delete(memory_id: int, if_match: Optional[str]) -> Request:
    return Request("DELETE", _memory(memory_id), writes=True, if_match=if_match)


def history(memory_id: int, limit: Optional[int], cursor: Optional[str]) -> Request:
    return Request("GET", f"{_memory(memory_id)}/history", query=given(limit=limit, cursor=cursor))


def restore(memory_id: int, revision: int, if_match: Optional[str]) -> Request:
    return Request("POST", f"{_memory(memory_id)}/restore", {"revision": revision}, writes=True, if_match=if_match)


def erase(confirm: Optional[str], dry_run: Optional[bool], **subject: Optional[str]) -> Request:
    return Request("POST", f"{_MEMORY}/erase", given(**subject, confirm=confirm, dry_run=dry_run), writes=True)


def export() -> Request:
    return Request("GET", f"{_MEMORY}/export")


def import_lines() -> Request:
    return Request("POST", f"{_MEMORY}/import", is_stream=True)


def submit_events(events: Sequence[Mapping[str, Any]], **more: Any) -> Request:
    return Request("POST", "/v1/events", given(events=list(events), **more), writes=True)


def list_events(status: Optional[str], source: Optional[str], limit: Optional[int], cursor: Optional[str]) -> Request:
    return Request("GET", "/v1/events", query=given(status=status, source=source, limit=limit, cursor=cursor))


def get_event(event_id: int) -> Request:
    return Request("GET", f"/v1/events/{whole(event_id)}")


def health() -> Request:
    return Request("GET", f"{_OPTIMIZE}/health")


def run() -> Request:
    return Request("POST", f"{_OPTIMIZE}/run")


def get_run(run_id: str) -> Request:
    if not run_id or not all(character.isalnum() or character == "-" for character in run_id):
        raise ValueError("a run id is a UUID")
    return Request("GET", f"{_OPTIMIZE}/runs/{run_id}")


def recommendations(filters: Mapping[str, Any], limit: Optional[int], cursor: Optional[str]) -> Request:
    return Request("GET", f"{_OPTIMIZE}/recommendations", query=given(**_filters(filters), limit=limit, cursor=cursor))


def get_recommendation(recommendation_id: int) -> Request:
    return Request("GET", f"{_OPTIMIZE}/recommendations/{whole(recommendation_id)}")


def decide(recommendation_id: int, decision: str) -> Request:
    return Request("POST", f"{_OPTIMIZE}/recommendations/{whole(recommendation_id)}/{decision}", writes=True)


def status() -> Request:
    return Request("GET", "/v1/status")


def given(**fields: Any) -> Dict[str, Any]:
    """Returns the fields that are not None."""
    return {name: value for name, value in fields.items() if value is not None}


def json_value(value: Any) -> str:
    """Returns a time as JSON has it, for `json.dumps`.

    Raises:
        ValueError: for a time without an offset, which could be any.
        TypeError: for what is no value of JSON.
    """
    if not isinstance(value, datetime):
        raise TypeError(f"{type(value).__name__} is no value of JSON")
    if value.utcoffset() is None:
        raise ValueError("a time needs its offset: datetime.now(timezone.utc)")
    return value.isoformat()


def whole(number: int) -> int:
    """Returns an id. Anything but a number could change the path.

    Raises:
        TypeError: if it is no whole number.
    """
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError("an id is a whole number")
    return number


def _memory(memory_id: int) -> str:
    return f"{_MEMORY}/{whole(memory_id)}"


def _filters(filters: Mapping[str, Any]) -> Dict[str, Any]:
    """Returns filters as parameters of a query: one with operators is JSON, `meta={"a": {"b": 1}}` is `meta.a.b=1`."""
    operators = filters.get("filter")
    plain = {**filters, "filter": None if operators is None else json.dumps(operators, default=json_value)}
    meta = plain.pop("meta", None)
    return {**plain, **({} if meta is None else _paths("meta", meta))}


def _paths(name: str, value: Any) -> Dict[str, Any]:
    if not isinstance(value, Mapping):
        return {name: "null" if value is None else value}
    return {path: inner for key, each in value.items() for path, inner in _paths(f"{name}.{key}", each).items()}
