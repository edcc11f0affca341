"""Prepares calls of the API, reads their answers and decides about retries, without sending anything. Standard library only."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional

from ._errors import APIConnectionError, APITimeoutError, MnemonestError, error_for
from ._retry import retry_after_seconds, retry_delay
from ._settings import Settings
from ._version import __version__

REQUEST_ID_HEADER = "X-BizX-Request-ID"


@dataclass(frozen=True)
class Request:
    """One call of the API."""

    method: str
    path: str
    body: Optional[Mapping[str, Any]] = None
    #: True if the call writes: it then has an idempotency key, the same in all attempts.
    writes: bool = False


def store(text: str, meta: Optional[Mapping[str, Any]], **more: Any) -> Request:
    return Request("POST", "/v1/memory/store", _given(text=text, meta=meta, **more), writes=True)


def retrieve(query: str, top_k: Optional[int], min_score: Optional[float], **more: Any) -> Request:
    return Request("POST", "/v1/memory/retrieve", _given(query=query, top_k=top_k, min_score=min_score, **more))


def erase(confirm: Optional[str], dry_run: Optional[bool], **subject: Optional[str]) -> Request:
    body = _given(**subject, confirm=confirm, dry_run=dry_run)
    return Request("POST", "/v1/memory/erase", body, writes=True)


def health() -> Request:
    return Request("GET", "/v1/optimize/health")


def status() -> Request:
    return Request("GET", "/v1/status")


def _given(**fields: Any) -> Dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


class Call:
    """One call with all its attempts: its ids, and the number of retries so far."""

    def __init__(self, settings: Settings, request: Request, idempotency_key: Optional[str] = None) -> None:
        self._max_retries = settings.max_retries
        self._retries = 0
        self.request_id = str(uuid.uuid4())
        self.method = request.method
        self.url = settings.base_url + request.path
        self.headers = {
            "Accept": "application/json",
            "Authorization": f"Bearer {settings.api_key}",
            "User-Agent": f"mnemonest-python/{__version__}",
            REQUEST_ID_HEADER: self.request_id,
        }
        self.content: Optional[bytes] = None
        if request.body is not None:
            self.content = json.dumps(request.body, allow_nan=False).encode()
            self.headers["Content-Type"] = "application/json"
        if request.writes:
            self.headers["Idempotency-Key"] = idempotency_key or str(uuid.uuid4())

    def read(self, status_code: int, headers: Mapping[str, str], content: bytes) -> Any:
        """Returns the parsed body of a success.

        Args:
            headers: case-insensitive, or with names in lower case.

        Raises:
            MnemonestError: for any other answer.
        """
        request_id = headers.get(REQUEST_ID_HEADER.lower()) or self.request_id
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
        return self._unanswered(APIConnectionError, "the connection failed", cause)

    def timeout_error(self, cause: BaseException) -> APIConnectionError:
        """Returns the error for a timeout."""
        return self._unanswered(APITimeoutError, "no answer came in time", cause)

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
