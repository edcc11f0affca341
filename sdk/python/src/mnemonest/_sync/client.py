"""The client: sends the calls that `_requests` names with httpx, and returns the answers as models."""

from __future__ import annotations

import json
import time
from types import TracebackType
from typing import Any, Iterator, Mapping, Optional, Tuple, Type

import httpx

from .. import _requests
from .._call import Call
from .._errors import MnemonestError
from .._lines import LineSplitter
from .._model import parsed
from .._models import StatusResponse
from .._requests import Request
from .._settings import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, to_settings
from .events import Events
from .memory import Memory
from .optimize import Optimize


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
        self.events = Events(self)
        self.optimize = Optimize(self)

    def status(self) -> StatusResponse:
        """Returns the status of the workspace. Works even while memory calls are throttled or refused."""
        return parsed(StatusResponse, self._send(_requests.status()))

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def _send(self, request: Request, idempotency_key: Optional[str] = None) -> Any:
        """Returns the body of the answer."""
        return (self._send_whole(request, idempotency_key))[0]

    def _send_whole(
        self, request: Request, idempotency_key: Optional[str] = None
    ) -> Tuple[Any, Mapping[str, str]]:
        """Returns the body and the headers of the answer."""
        call = Call(self._settings, request, idempotency_key)
        while True:
            try:
                response = self._http.request(call.method, call.url, headers=call.headers, content=call.content)
                return call.read(response.status_code, response.headers, response.content), response.headers
            except (httpx.RequestError, MnemonestError) as error:
                failure = _to_sdk_error(call, error)
            time.sleep(call.pause_after(failure))

    def _send_stream(self, request: Request, lines: Any, timeout: Optional[float]) -> Any:
        """Sends lines of JSON, once, and returns the body of the answer."""
        call = Call(self._settings, request)
        try:
            response = self._http.request(
                call.method, call.url, headers=call.headers, content=lines, timeout=timeout
            )
            return call.read(response.status_code, response.headers, response.content)
        except httpx.RequestError as error:
            raise _to_sdk_error(call, error)

    def _stream(self, request: Request) -> Iterator[Any]:
        """Yields the lines of an answer after JSON. Attempts are repeated until the answer begins."""
        call = Call(self._settings, request)
        splitter = LineSplitter()
        while True:
            has_begun = False
            try:
                with self._http.stream(call.method, call.url, headers=call.headers) as response:
                    if response.status_code != httpx.codes.OK:
                        call.read(response.status_code, response.headers, response.read())
                    for chunk in response.iter_bytes():
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
            time.sleep(call.pause_after(failure))


def _to_sdk_error(call: Call, error: Exception) -> MnemonestError:
    if isinstance(error, MnemonestError):
        return error
    return call.timeout_error(error) if isinstance(error, httpx.TimeoutException) else call.connection_error(error)
