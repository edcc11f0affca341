"""What calls fail with. Standard library only."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Type, Union

Detail = Union[str, List[Any], None]

_SHOWN_FIELDS = 3


class MnemonestError(Exception):
    """Base of everything that this package raises about a call.

    Attributes:
        status_code: of the answer; None where none came.
        request_id: as the service logged it, or as it was sent where nothing came back.
        body: the parsed body of the answer, or its text where that is no JSON.
        detail: what the service says: a sentence, or a list of fields that break a rule.
        code: the service's own word for it, such as ``pii_rejected``, where there is one.
        retry_after: seconds after which the service asks to be called again.
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
    """400, 405, 412, 413 and what else has no class of its own: the request cannot be served as it is."""


class AuthenticationError(MnemonestError):
    """401, or no API key to begin with."""


class PermissionError(MnemonestError):  # noqa: A001  the name that users of this API know
    """403: the key is known, but it, its workspace or its account is shut. ``code`` says which."""


class NotFoundError(MnemonestError):
    """404"""


class ConflictError(MnemonestError):
    """409"""


class ValidationError(MnemonestError):
    """422: fields that break a rule, or a text that must not be stored."""

    @property
    def fields(self) -> List[Dict[str, Any]]:
        """The fields that break a rule; empty where it is something else."""
        detail = self.detail
        return [item for item in detail if isinstance(item, dict)] if isinstance(detail, list) else []

    @property
    def is_pii_rejected(self) -> bool:
        """Whether the text discloses a secret that cannot be cut out. Nothing was stored."""
        return self.code == "pii_rejected"


class RateLimitError(MnemonestError):
    """429. Never retried by this package."""

    @property
    def is_quota(self) -> bool:
        """Whether the month's quota is used up; otherwise calls come too fast."""
        return self.code == "plan_limit_reached"


class ServiceUnavailableError(MnemonestError):
    """5xx; 502, 503 and 504 after all retries."""


class APIConnectionError(MnemonestError):
    """The service could not be reached, or the connection broke."""


class APITimeoutError(APIConnectionError):
    """No answer came in time."""


_CLASSES: Dict[int, Type[MnemonestError]] = {
    401: AuthenticationError,
    403: PermissionError,
    404: NotFoundError,
    409: ConflictError,
    422: ValidationError,
    429: RateLimitError,
}


def error_for(status_code: int, *, request_id: str, body: Any, retry_after: Optional[float] = None) -> MnemonestError:
    """The error for an answer that is no success."""
    fallback = ServiceUnavailableError if status_code >= 500 else BadRequestError
    error_class = _CLASSES.get(status_code, fallback)
    bare = error_class("", body=body)
    message = f"{status_code} {_reason(bare)} (request {request_id})"
    return error_class(message, status_code=status_code, request_id=request_id, body=body, retry_after=retry_after)


def _reason(error: MnemonestError) -> str:
    """Without what was sent: a message ends in logs, and memories do not belong there."""
    detail = error.detail
    if isinstance(detail, str):
        return detail
    if isinstance(error, ValidationError) and error.fields:
        fields = [f"{'.'.join(map(str, item.get('loc', ())))}: {item.get('msg')}" for item in error.fields]
        more = len(fields) - _SHOWN_FIELDS
        return "; ".join(fields[:_SHOWN_FIELDS]) + (f"; and {more} more" if more > 0 else "")
    return "without the words of the service: is base_url its address?"
