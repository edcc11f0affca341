"""The memories of the key's workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, Mapping, Optional, Sequence

from .. import _requests
from .._lines import ImportItem, sync_lines
from .._memory_models import (
    HistoryResponse,
    MemoryBatchResponse,
    MemoryImportResponse,
    MemoryWithEtag,
    Revision,
)
from .._model import parsed
from .._models import MemoryEraseResponse, MemoryRetrieveResponse, MemoryStoreResponse
from .._requests import Moment, Request
from .lists import MemoryLists
from .paged import Paged

if TYPE_CHECKING:
    from .client import Client


class Memory(MemoryLists):
    """The memories of the key's workspace."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    def store(
        self,
        text: str,
        meta: Optional[Mapping[str, Any]] = None,
        *,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
        mode: Optional[str] = None,
        external_id: Optional[str] = None,
        expires_at: Optional[Moment] = None,
        ttl_seconds: Optional[int] = None,
        explain: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> MemoryStoreResponse:
        """Stores a text, unless it is a duplicate. ``dedup.action`` is what the service did.

        Args:
            user_id: the user that the memory is about; agent_id and run_id likewise.
            mode: ``verbatim`` keeps the text as it is, beside near-duplicates.
            external_id: your own id of the memory: storing it again replaces its text.
            expires_at: when it is to be forgotten; or ``ttl_seconds``.
            explain: True for ``dedup.reason``.
            idempotency_key: makes repeated calls with the same key idempotent; by default each call has a new key.
        """
        request = _requests.store(
            text,
            meta,
            user_id=user_id,
            agent_id=agent_id,
            run_id=run_id,
            mode=mode,
            external_id=external_id,
            expires_at=expires_at,
            ttl_seconds=ttl_seconds,
            explain=explain,
        )
        return parsed(MemoryStoreResponse, self._client._send(request, idempotency_key))

    def batch(
        self, memories: Sequence[Mapping[str, Any]], *, idempotency_key: Optional[str] = None
    ) -> MemoryBatchResponse:
        """Stores 1 to 100 texts (``{"text": …, "meta": …}``) one after the other, and returns a result for each."""
        return parsed(MemoryBatchResponse, self._client._send(_requests.batch(memories), idempotency_key))

    def retrieve(
        self,
        query: str,
        top_k: Optional[int] = None,
        min_score: Optional[float] = None,
        *,
        filter: Optional[Mapping[str, Any]] = None,  # noqa: A002  the API's name
        explain: Optional[bool] = None,
        as_of: Optional[Moment] = None,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
    ) -> MemoryRetrieveResponse:
        """Retrieves memories by meaning, the best first.

        Args:
            top_k: maximum number of memories.
            min_score: minimum of ``similarity``.
            filter: conditions that a memory must meet.
            explain: True for the numbers that make the score.
            as_of: a time: searches the memories as they were then.
        """
        request = _requests.retrieve(
            query,
            top_k,
            min_score,
            filter=filter,
            explain=explain,
            as_of=as_of,
            user_id=user_id,
            agent_id=agent_id,
            run_id=run_id,
        )
        return parsed(MemoryRetrieveResponse, self._client._send(request))

    def get(self, memory_id: int) -> MemoryWithEtag:
        return self._with_etag(_requests.get(memory_id))

    def update(
        self,
        memory_id: int,
        *,
        text: Optional[str] = None,
        meta: Optional[Mapping[str, Any]] = None,
        supersedes: Optional[Sequence[int]] = None,
        archived: Optional[bool] = None,
        expires_at: Optional[Moment] = None,
        ttl_seconds: Optional[int] = None,
        if_match: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> MemoryWithEtag:
        """Changes the fields that are given. ``meta`` is a merge patch: a value of None takes a key away.

        Args:
            supersedes: the ids of older memories that are outdated by it.
            archived: True takes it out of all searches, False brings it back.
            if_match: the ``etag`` that the memory must still have; otherwise the call fails with 412.
        """
        changes: Dict[str, Any] = {
            "text": text,
            "meta": meta,
            "supersedes": supersedes,
            "archived": archived,
            "expires_at": expires_at,
            "ttl_seconds": ttl_seconds,
        }
        return self._with_etag(_requests.update(memory_id, changes, if_match), idempotency_key)

    def delete(
        self, memory_id: int, *, if_match: Optional[str] = None, idempotency_key: Optional[str] = None
    ) -> None:
        """Deletes a memory and its history permanently."""
        self._client._send(_requests.delete(memory_id, if_match), idempotency_key)

    def erase(
        self,
        *,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
        confirm: Optional[str] = None,
        dry_run: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> MemoryEraseResponse:
        """Erases all that is stored of a subject, for good: name one of ``user_id``, ``agent_id`` and ``run_id``.

        Args:
            confirm: the id once more.
            dry_run: True to only count what would be erased; needs no ``confirm``.
            idempotency_key: makes repeated calls with the same key idempotent; by default each call has a new key.
        """
        request = _requests.erase(confirm, dry_run, user_id=user_id, agent_id=agent_id, run_id=run_id)
        return parsed(MemoryEraseResponse, self._client._send(request, idempotency_key))

    def history(
        self, memory_id: int, *, limit: Optional[int] = None, cursor: Optional[str] = None
    ) -> Paged[HistoryResponse, Revision]:
        """Lists the revisions of a memory, the newest first."""

        def page(at: Optional[str]) -> HistoryResponse:
            return parsed(HistoryResponse, self._client._send(_requests.history(memory_id, limit, at)))

        return Paged(page, lambda found: found.revisions, cursor)

    def restore(
        self,
        memory_id: int,
        revision: int,
        *,
        if_match: Optional[str] = None,
        idempotency_key: Optional[str] = None,
    ) -> MemoryWithEtag:
        """Restores a memory to a revision."""
        return self._with_etag(_requests.restore(memory_id, revision, if_match), idempotency_key)

    def export(self) -> Iterator[Dict[str, Any]]:
        """Yields all memories as an import takes them, archived ones too, one at a time."""
        return self._client._stream(_requests.export())

    def import_memories(
        self, source: Iterable[ImportItem], *, timeout: Optional[float] = None
    ) -> MemoryImportResponse:
        """Imports objects, or lines of JSON in bytes. There are no retries, and by default no timeout.

        After a failure, importing the same memories again adds those that are missing.
        """
        return parsed(
            MemoryImportResponse,
            self._client._send_stream(_requests.import_lines(), sync_lines(source), timeout),
        )

    def _with_etag(self, request: Request, idempotency_key: Optional[str] = None) -> MemoryWithEtag:
        body, headers = self._client._send_whole(request, idempotency_key)
        return parsed(MemoryWithEtag, {**body, "etag": headers.get("etag") or ""})
