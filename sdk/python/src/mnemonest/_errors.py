"""The errors of calls. Standard library only."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Type, Union

Detail = Union[str, List[Any], None]

_SHOWN_FIELDS = 3


class MnemonestError(Exception):
    """Base class of the errors that this package raises for calls.

    Attributes:
        status_code: of the answer; None if there was no answer.
        request_id: of the answer, or the one that was sent if there was no answer.
        body: the parsed body of the answer, or its text if that is not JSON.
        detail: of the answer: a sentence, or a list of invalid fields.
        code: the error code of the service, such as ``pii_rejected``, if there is one.
        retry_after: seconds to wait before the next call, from the ``Retry-After`` of the answer.
    """

    def __init__(
        self,
        message: str,
        *,
        status_code: Optional[int] = None,
        request_id: Optional[str] = None,
        body: Any = None,
        retry_after: Optional[float] = None,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.request_id = request_id
        self.body = body
        self.retry_after = retry_after

    @property
    def detail(self) -> Detail:
        detail = self.body.get("detail") if isinstance(self.body, dict) else None
        return detail if isinstance(detail, (str, list)) else None

    @property
    def code(self) -> Optional[str]:
        body = self.body if isinstance(self.body, dict) else {}
        found = body.get("code", body.get("error"))
        return found if isinstance(found, str) else None


class BadRequestError(MnemonestError):
    """400, 405, 412, 413 and other statuses without a separate class: the request is invalid."""


class AuthenticationError(MnemonestError):
    """401, or the client has no API key."""


class PermissionError(MnemonestError):  # noqa: A001  the name in the original API
    """403: the key is disabled, or its workspace or account is suspended or deleted. ``code`` says which."""


class NotFoundError(MnemonestError):
    """404"""


class ConflictError(MnemonestError):
    """409"""


class ValidationError(MnemonestError):
    """422: invalid fields, or a text that must not be stored."""

    @property
    def fields(self) -> List[Dict[str, Any]]:
        """The invalid fields; empty if the error has another reason."""
        detail = self.detail
        return [item for item in detail if isinstance(item, dict)] if isinstance(detail, list) else []

    @property
    def is_pii_rejected(self) -> bool:
        """True if the text discloses a secret that cannot be redacted. Nothing was stored."""
        return self.code == "pii_rejected"


class RateLimitError(MnemonestError):
    """429. Never retried by this package."""

    @property
    def is_quota(self) -> bool:
        """True if the monthly quota is exhausted; otherwise a rate limit was hit."""
        return self.code == "plan_limit_reached"


class ServiceUnavailableError(MnemonestError):
    """5xx; 502, 503 and 504 after all retries."""


class APIConnectionError(MnemonestError):
    """The service could not be reached, or the connection was lost."""


class APITimeoutError(APIConnectionError):
    """The answer did not arrive in time."""


_CLASSES: Dict[int, Type[MnemonestError]] = {
    401: AuthenticationError,
    403: PermissionError,
    404: NotFoundError,
    409: ConflictError,
    422: ValidationError,
    429: RateLimitError,
}


def error_for(status_code: int, *, request_id: str, body: Any, retry_after: Optional[float] = None) -> MnemonestError:
    """Returns the error for an answer that is not a success."""
    fallback = ServiceUnavailableError if status_code >= 500 else BadRequestError
    error_class = _CLASSES.get(status_code, fallback)
    bare = error_class("", body=body)
    message = f"{status_code} {_reason(bare)} (request {request_id})"
    return error_class(message, status_code=status_code, request_id=request_id, body=body, retry_after=retry_after)


def _reason(error: MnemonestError) -> str:
    """Returns a reason without anything that was sent: messages end up in logs, where memories do not belong."""
    detail = error.detail
    if isinstance(detail, str):
        return detail
    if isinstance(error, ValidationError) and error.fields:
        fields = [f"{'.'.join(map(str, item.get('loc', ())))}: {item.get('msg')}" for item in error.fields]
        more = len(fields) - _SHOWN_FIELDS
        return "; ".join(fields[:_SHOWN_FIELDS]) + (f"; and {more} more" if more > 0 else "")
    return "without the words of the service: is base_url its address?"
