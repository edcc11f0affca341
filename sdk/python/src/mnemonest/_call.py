"""Prepares calls of the API, reads their answers and decides about retries, without sending anything. Standard library only."""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from typing import Any, Mapping, Optional
from urllib.parse import urlencode

from ._errors import APIConnectionError, APITimeoutError, MnemonestError, error_for
from ._requests import Request, json_value
from ._retry import retry_after_seconds, retry_delay
from ._settings import Settings
from ._version import __version__

REQUEST_ID_HEADER = "X-BizX-Request-ID"
NO_CONTENT = 204


class Call:
    """One call with all its attempts: its ids, and the number of retries so far."""

    def __init__(self, settings: Settings, request: Request, idempotency_key: Optional[str] = None) -> None:
        self._base_url = settings.base_url
        # A stream of lines can be read only once.
        self._max_retries = 0 if request.is_stream else settings.max_retries
        self._retries = 0
        self.request_id = str(uuid.uuid4())
        self.method = request.method
        self.url = settings.base_url + request.path + _query(request.query)
        self.headers = {
            "Accept": "application/json",
            "Authorization": f"Bearer {settings.api_key}",
            "User-Agent": f"mnemonest-python/{__version__}",
            REQUEST_ID_HEADER: self.request_id,
        }
        self.content: Optional[bytes] = None
        if request.body is not None:
            self.content = json.dumps(request.body, allow_nan=False, default=json_value).encode()
            self.headers["Content-Type"] = "application/json"
        if request.is_stream:
            self.headers["Content-Type"] = "application/x-ndjson"
        if request.if_match is not None:
            self.headers["If-Match"] = request.if_match
        if request.writes:
            self.headers["Idempotency-Key"] = idempotency_key or str(uuid.uuid4())

    def read(self, status_code: int, headers: Mapping[str, str], content: bytes) -> Any:
        """Returns the parsed body of a success; None if it has none.

        Args:
            headers: case-insensitive, or with names in lower case.

        Raises:
            MnemonestError: for any other answer.
        """
        request_id = headers.get(REQUEST_ID_HEADER.lower()) or self.request_id
        if status_code == NO_CONTENT:
            return None
        try:
            body, is_json = json.loads(content), True
        except ValueError:
            body, is_json = content.decode("utf-8", "replace"), False
        if not 200 <= status_code < 300:
            retry_after = retry_after_seconds(headers.get("retry-after"))
            raise error_for(status_code, request_id=request_id, body=body, retry_after=retry_after)
        if not is_json:
            message = f"the answer is no JSON: is base_url the address of the service itself? (request {request_id})"
            raise MnemonestError(message, status_code=status_code, request_id=request_id, body=body)
        return body

    def connection_error(self, cause: BaseException) -> APIConnectionError:
        """Returns the error for a failed connection."""
        return self._unanswered(APIConnectionError, f"no connection to {self._base_url}", cause)

    def timeout_error(self, cause: BaseException) -> APIConnectionError:
        """Returns the error for a timeout."""
        return self._unanswered(APITimeoutError, f"no answer of {self._base_url} came in time", cause)

    def _unanswered(self, error_class: "type[APIConnectionError]", what: str, cause: BaseException) -> APIConnectionError:
        error = error_class(f"{what}: {type(cause).__name__} (request {self.request_id})", request_id=self.request_id)
        error.__cause__ = cause
        return error

    def pause_after(self, error: MnemonestError) -> float:
        """Returns the seconds until the next attempt.

        Raises:
            MnemonestError: the given error, if there is no further attempt.
        """
        delay = retry_delay(error, self._retries) if self._retries < self._max_retries else None
        if delay is None:
            raise error
        self._retries += 1
        return delay


def _query(query: Optional[Mapping[str, Any]]) -> str:
    """Returns the query string with its question mark; empty if there are no parameters."""
    return f"?{urlencode({name: _parameter(value) for name, value in query.items()})}" if query else ""


def _parameter(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json_value(value) if isinstance(value, datetime) else str(value)
