"""The clients: send the calls that `_call` prepares with httpx, and return the answers as models."""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Any, Mapping, Optional, Type

import httpx

from . import _call
from ._call import Call, Request
from ._errors import MnemonestError
from ._models import (
    MemoryEraseResponse,
    MemoryRetrieveResponse,
    MemoryStoreResponse,
    OptimizeHealthResponse,
    StatusResponse,
)
from ._settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, to_settings


class Client:
    """A client of the workspace of its API key.

    Args:
        api_key: by default MNEMONEST_API_KEY, MNEMEXA_API_KEY or BIZX_API_KEY of the environment.
        base_url: by default MNEMONEST_URL, MNEMONEST_BASE_URL, MNEMEXA_BASE_URL or BIZX_BASE_URL, or else http://127.0.0.1:8080.
        timeout: seconds for connecting, for sending and for each read of the answer.
        max_retries: maximum number of retries after failures of the network and after 502, 503 and 504.

    Raises:
        AuthenticationError: without an API key.
        ValueError: for invalid options.
    """

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        timeout: float = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
    ) -> None:
        self._settings = to_settings(api_key, base_url, timeout, max_retries)
        self._http = httpx.Client(timeout=self._settings.timeout)
        self.memory = Memory(self)
        self.optimize = Optimize(self)

    def status(self) -> StatusResponse:
        """Returns the status of the workspace. Works even while memory calls are throttled or refused."""
        return StatusResponse.model_validate(self._send(_call.status()))

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def _send(self, request: Request, idempotency_key: Optional[str] = None) -> Any:
        call = Call(self._settings, request, idempotency_key)
        while True:
            try:
                response = self._http.request(call.method, call.url, headers=call.headers, content=call.content)
                return call.read(response.status_code, response.headers, response.content)
            except (httpx.RequestError, MnemonestError) as error:
                failure = _to_sdk_error(call, error)
            time.sleep(call.pause_after(failure))


class AsyncClient:
    """The asynchronous form of :class:`Client`."""

    def __init__(
        self,
        api_key: Optional[str] = None,
        *,
        base_url: Optional[str] = None,
        timeout: float = DEFAULT_TIMEOUT,
        max_retries: int = DEFAULT_MAX_RETRIES,
    ) -> None:
        self._settings = to_settings(api_key, base_url, timeout, max_retries)
        self._http = httpx.AsyncClient(timeout=self._settings.timeout)
        self.memory = AsyncMemory(self)
        self.optimize = AsyncOptimize(self)

    async def status(self) -> StatusResponse:
        """Returns the status of the workspace. Works even while memory calls are throttled or refused."""
        return StatusResponse.model_validate(await self._send(_call.status()))

    async def close(self) -> None:
        await self._http.aclose()

    async def __aenter__(self) -> "AsyncClient":
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.close()

    async def _send(self, request: Request, idempotency_key: Optional[str] = None) -> Any:
        call = Call(self._settings, request, idempotency_key)
        while True:
            try:
                response = await self._http.request(call.method, call.url, headers=call.headers, content=call.content)
                return call.read(response.status_code, response.headers, response.content)
            except (httpx.RequestError, MnemonestError) as error:
                failure = _to_sdk_error(call, error)
            await asyncio.sleep(call.pause_after(failure))


def _to_sdk_error(call: Call, error: Exception) -> MnemonestError:
    if isinstance(error, MnemonestError):
        return error
    return call.timeout_error(error) if isinstance(error, httpx.TimeoutException) else call.connection_error(error)


class Memory:
    """The memories of the key's workspace."""

    def __init__(self, client: Client) -> None:
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
        expires_at: Optional[str] = None,
        ttl_seconds: Optional[int] = None,
        explain: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> MemoryStoreResponse:
        """Stores a text, unless it is a duplicate. ``dedup.action`` is what the service did.

        Args:
            user_id, agent_id, run_id: whom or what the memory belongs to; kept in ``meta``. Only memories of one user, agent and
                so on are compared with each other.
            mode: ``smart`` (default) or ``verbatim``, which neither updates nor merges anything.
            external_id: your own id of the memory; stored again, it gets the new text.
            expires_at: time by RFC 3339; the memory is forgotten then.
            ttl_seconds: the same in seconds from now; one of the two.
            explain: True to return why the service did that, as ``dedup.reason``.
            idempotency_key: makes repeated calls with the same key idempotent; by default each call has a new key.
        """
        request = _call.store(
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
        return MemoryStoreResponse.model_validate(self._client._send(request, idempotency_key))

    def retrieve(
        self,
        query: str,
        top_k: Optional[int] = None,
        min_score: Optional[float] = None,
        *,
        filter: Optional[Mapping[str, Any]] = None,  # noqa: A002  the API's name
        explain: Optional[bool] = None,
        as_of: Optional[str] = None,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
    ) -> MemoryRetrieveResponse:
        """Retrieves memories by meaning, the best first.

        Args:
            top_k: 1 to 50; 5 by default.
            min_score: minimum similarity, 0 to 1; 0.35 by default.
            filter: ``meta``, ``categories``, ``created_at``, ``updated_at``, ``and``, ``or``, ``not``, and values by path:
                ``{"meta.source": "slack", "meta.priority": {"gte": 3}}``.
            explain: True to return the factors of each score.
            as_of: time by RFC 3339; searches the memories as they were at that time.
            user_id, agent_id, run_id: searches only the memories that belong to these.
        """
        request = _call.retrieve(
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
        return MemoryRetrieveResponse.model_validate(self._client._send(request))

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
        """Erases all that is stored of a subject, for good.

        Args:
            user_id: the subject; or ``agent_id``, or ``run_id``.
            confirm: the id once more.
            dry_run: True to only count what would be erased; needs no ``confirm``.
            idempotency_key: makes repeated calls with the same key idempotent; by default each call has a new key.
        """
        request = _call.erase(confirm, dry_run, user_id=user_id, agent_id=agent_id, run_id=run_id)
        return MemoryEraseResponse.model_validate(self._client._send(request, idempotency_key))


class AsyncMemory:
    """The asynchronous form of :class:`Memory`."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def store(
        self,
        text: str,
        meta: Optional[Mapping[str, Any]] = None,
        *,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
        mode: Optional[str] = None,
        external_id: Optional[str] = None,
        expires_at: Optional[str] = None,
        ttl_seconds: Optional[int] = None,
        explain: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> MemoryStoreResponse:
        """See :meth:`Memory.store`."""
        request = _call.store(
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
        return MemoryStoreResponse.model_validate(await self._client._send(request, idempotency_key))

    async def retrieve(
        self,
        query: str,
        top_k: Optional[int] = None,
        min_score: Optional[float] = None,
        *,
        filter: Optional[Mapping[str, Any]] = None,  # noqa: A002  the API's name
        explain: Optional[bool] = None,
        as_of: Optional[str] = None,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
    ) -> MemoryRetrieveResponse:
        """See :meth:`Memory.retrieve`."""
        request = _call.retrieve(
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
        return MemoryRetrieveResponse.model_validate(await self._client._send(request))

    async def erase(
        self,
        *,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
        confirm: Optional[str] = None,
        dry_run: Optional[bool] = None,
        idempotency_key: Optional[str] = None,
    ) -> MemoryEraseResponse:
        """See :meth:`Memory.erase`."""
        request = _call.erase(confirm, dry_run, user_id=user_id, agent_id=agent_id, run_id=run_id)
        return MemoryEraseResponse.model_validate(await self._client._send(request, idempotency_key))


class Optimize:
    """The quality of the memories."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def health(self) -> OptimizeHealthResponse:
        return OptimizeHealthResponse.model_validate(self._client._send(_call.health()))


class AsyncOptimize:
    """The asynchronous form of :class:`Optimize`."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def health(self) -> OptimizeHealthResponse:
        return OptimizeHealthResponse.model_validate(await self._client._send(_call.health()))
