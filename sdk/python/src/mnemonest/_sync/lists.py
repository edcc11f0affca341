"""The calls on all memories that a filter fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional

from .. import _requests
from .._memory_models import ChangedMemoriesResponse, DeletedMemoriesResponse, MemoryListResponse, MemoryResponse
from .._model import parsed
from .._requests import Moment
from .paged import Paged

if TYPE_CHECKING:
    from .client import Client


class MemoryLists:
    """The calls on all memories that a filter fits."""

    _client: "Client"

    def list(
        self,
        *,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
        category: Optional[str] = None,
        temporal_type: Optional[str] = None,
        created_after: Optional[Moment] = None,
        created_before: Optional[Moment] = None,
        q: Optional[str] = None,
        external_id: Optional[str] = None,
        archived: Optional[str] = None,
        filter: Optional[Mapping[str, Any]] = None,  # noqa: A002  the API's name
        meta: Optional[Mapping[str, Any]] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Paged[MemoryListResponse, MemoryResponse]:
        """Lists memories, the newest first.

        Args:
            temporal_type: ``persistent`` or ``temporal``.
            q: a part of the text.
            archived: ``false`` (as by default), ``true`` or ``any``.
            filter: conditions with operators, as those of a retrieve.
            meta: values that the meta must have: ``{"source": "slack", "thread": {"open": True}}``.
            limit: memories on a page.
        """
        filters = _filters(locals())

        def page(at: Optional[str]) -> MemoryListResponse:
            return parsed(MemoryListResponse, self._client._send(_requests.list_memories(filters, limit, at)))

        return Paged(page, lambda found: found.memories, cursor)

    def delete_many(
        self,
        *,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
        category: Optional[str] = None,
        temporal_type: Optional[str] = None,
        created_after: Optional[Moment] = None,
        created_before: Optional[Moment] = None,
        q: Optional[str] = None,
        external_id: Optional[str] = None,
        archived: Optional[str] = None,
        filter: Optional[Mapping[str, Any]] = None,  # noqa: A002  the API's name
        meta: Optional[Mapping[str, Any]] = None,
        dry_run: Optional[bool] = None,
        confirm: Optional[int] = None,
        idempotency_key: Optional[str] = None,
    ) -> DeletedMemoriesResponse:
        """Counts the memories that a filter fits (``dry_run``), or deletes them if their number is ``confirm``."""
        request = _requests.delete_many(_filters(locals()), dry_run, confirm)
        return parsed(DeletedMemoriesResponse, self._client._send(request, idempotency_key))

    def update_many(
        self,
        change: Mapping[str, Any],
        *,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
        category: Optional[str] = None,
        temporal_type: Optional[str] = None,
        created_after: Optional[Moment] = None,
        created_before: Optional[Moment] = None,
        q: Optional[str] = None,
        external_id: Optional[str] = None,
        archived: Optional[str] = None,
        filter: Optional[Mapping[str, Any]] = None,  # noqa: A002  the API's name
        meta: Optional[Mapping[str, Any]] = None,
        dry_run: Optional[bool] = None,
        confirm: Optional[int] = None,
        idempotency_key: Optional[str] = None,
    ) -> ChangedMemoriesResponse:
        """Counts the memories that a filter fits (``dry_run``), or changes them if their number is ``confirm``.

        Args:
            change: ``{"archived": True}`` takes them out of all searches, ``{"archived": False}`` brings back those of a filter
                with ``archived="true"``.
        """
        request = _requests.update_many(_filters(locals()), change, dry_run, confirm)
        return parsed(ChangedMemoriesResponse, self._client._send(request, idempotency_key))


_OTHERS = {"self", "change", "limit", "cursor", "dry_run", "confirm", "idempotency_key"}


def _filters(arguments: Mapping[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in arguments.items() if name not in _OTHERS}
