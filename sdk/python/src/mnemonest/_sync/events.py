"""Conversations that are turned into memories later."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence

from .. import _requests
from .._errors import APITimeoutError, RateLimitError
from .._model import parsed
from .._requests import Moment
from .._work_models import EventListResponse, EventsSubmittedResponse, EventStatusResponse, EventSummary
from .paged import Paged

if TYPE_CHECKING:
    from .client import Client

_FIRST_PAUSE = 0.25
_MAX_PAUSE = 5.0


class Events:
    """Conversations that are turned into memories later."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    def create(
        self,
        events: Sequence[Mapping[str, Any]],
        *,
        source: Optional[str] = None,
        extract: Optional[bool] = None,
        user_id: Optional[str] = None,
        agent_id: Optional[str] = None,
        run_id: Optional[str] = None,
        expires_at: Optional[Moment] = None,
        ttl_seconds: Optional[int] = None,
        idempotency_key: Optional[str] = None,
    ) -> EventsSubmittedResponse:
        """Submits turns of a conversation. They are stored when this returns, and become memories later.

        Args:
            events: 1 to 1,000 turns, the oldest first: ``{"role": "user", "content": "…"}``, also ``name``, ``timestamp``, ``meta``.
            source: where it was said, such as the id of a conversation: turns of one source are worked on in order.
            extract: False to keep each turn as it is.
        """
        request = _requests.submit_events(
            events,
            source=source,
            extract=extract,
            user_id=user_id,
            agent_id=agent_id,
            run_id=run_id,
            expires_at=expires_at,
            ttl_seconds=ttl_seconds,
        )
        return parsed(EventsSubmittedResponse, self._client._send(request, idempotency_key))

    def get(self, event_id: int) -> EventStatusResponse:
        """Returns the status of an event, with the outcome of each turn."""
        return parsed(EventStatusResponse, self._client._send(_requests.get_event(event_id)))

    def list(
        self,
        *,
        status: Optional[str] = None,
        source: Optional[str] = None,
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Paged[EventListResponse, EventSummary]:
        """Lists the events, the newest first, with the numbers of turns that became memories or did not."""

        def page(at: Optional[str]) -> EventListResponse:
            request = _requests.list_events(status, source, limit, at)
            return parsed(EventListResponse, self._client._send(request))

        return Paged(page, lambda found: found.events, cursor)

    def wait(self, event_id: int, *, max_wait: float = 120.0) -> EventStatusResponse:
        """Polls until all turns of an event are processed. The pause between two polls grows, and respects the rate limit.

        Args:
            max_wait: seconds.

        Raises:
            APITimeoutError: after ``max_wait``; the service goes on.
        """
        end = time.monotonic() + max_wait
        pause = _FIRST_PAUSE
        while True:
            wait = pause
            try:
                status = self.get(event_id)
                if status.finished_at is not None:
                    return status
            except RateLimitError as error:
                if error.is_quota or error.retry_after is None:
                    raise
                wait = error.retry_after
            if time.monotonic() + wait > end:
                raise APITimeoutError(f"events {event_id} are not settled after {max_wait} seconds")
            time.sleep(wait)
            pause = min(_MAX_PAUSE, pause * 2)
