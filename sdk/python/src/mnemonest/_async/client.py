"""The client: sends the calls that `_requests` names with httpx, and returns the answers as models."""

from __future__ import annotations

import asyncio
import json
from types import TracebackType
from typing import Any, AsyncIterator, Mapping, Optional, Tuple, Type

import httpx

from .. import _requests
from .._call import Call
from .._errors import MnemonestError
from .._lines import LineSplitter
from .._model import parsed
from .._models import StatusResponse
from .._requests import Request
from .._settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, to_settings
from .events import AsyncEvents
from .memory import AsyncMemory
from .optimize import AsyncOptimize


class AsyncClient:
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
        self._http = httpx.AsyncClient(timeout=self._settings.timeout)
        self.memory = AsyncMemory(self)
        self.events = AsyncEvents(self)
        self.optimize = AsyncOptimize(self)

    async def status(self) -> StatusResponse:
        """Returns the status of the workspace. Works even while memory calls are throttled or refused."""
        return parsed(StatusResponse, await self._send(_requests.status()))

    async def close(self) -> None:
        await self._http.aclose()

    async def __aenter__(self) -> "AsyncClient":
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.close()

    async def _send(self, request: Request, idempotency_key: Optional[str] = None) -> Any:
        """Returns the body of the answer."""
        return (await self._send_whole(request, idempotency_key))[0]

    async def _send_whole(
        self, request: Request, idempotency_key: Optional[str] = None
    ) -> Tuple[Any, Mapping[str, str]]:
        """Returns the body and the headers of the answer."""
        call = Call(self._settings, request, idempotency_key)
        while True:
            try:
                response = await self._http.request(call.method, call.url, headers=call.headers, content=call.content)
                return call.read(response.status_code, response.headers, response.content), response.headers
            except (httpx.RequestError, MnemonestError) as error:
                failure = _to_sdk_error(call, error)
            await asyncio.sleep(call.pause_after(failure))

    async def _send_stream(self, request: Request, lines: Any, timeout: Optional[float]) -> Any:
        """Sends lines of JSON, once, and returns the body of the answer."""
        call = Call(self._settings, request)
        try:
            response = await self._http.request(
                call.method, call.url, headers=call.headers, content=lines, timeout=timeout
            )
            return call.read(response.status_code, response.headers, response.content)
        except httpx.RequestError as error:
            raise _to_sdk_error(call, error)

    async def _stream(self, request: Request) -> AsyncIterator[Any]:
        """Yields the lines of an answer after JSON. Attempts are repeated until the answer begins."""
        call = Call(self._settings, request)
        splitter = LineSplitter()
        while True:
            has_begun = False
            try:
                async with self._http.stream(call.method, call.url, headers=call.headers) as response:
                    if response.status_code != httpx.codes.OK:
                        call.read(response.status_code, response.headers, await response.aread())
                    async for chunk in response.aiter_bytes():
                        has_begun = True
                        for line in splitter.feed(chunk):
                            yield json.loads(line)
                for line in splitter.end():
                    yield json.loads(line)
                return
            except (httpx.RequestError, MnemonestError) as error:
                failure = _to_sdk_error(call, error)
            if has_begun:
                raise failure
            await asyncio.sleep(call.pause_after(failure))


def _to_sdk_error(call: Call, error: Exception) -> MnemonestError:
    if isinstance(error, MnemonestError):
        return error
    return call.timeout_error(error) if isinstance(error, httpx.TimeoutException) else call.connection_error(error)
