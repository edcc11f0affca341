"""Decides whether and when a call is retried. Standard library only."""

from __future__ import annotations

import random
import re
import time
from email.utils import parsedate_to_datetime
from typing import Callable, Optional

from ._errors import APIConnectionError, ConflictError, MnemonestError, ServiceUnavailableError

FIRST_DELAY = 0.5
MAX_DELAY = 8.0
#: Maximum ``Retry-After`` that is waited for; a longer one is left to the caller.
MAX_RETRY_AFTER = 30.0
_TRANSIENT = {502, 503, 504}


def retry_delay(error: MnemonestError, retries: int, draw: Callable[[], float] = random.random) -> Optional[float]:
    """Returns the seconds until the next attempt: exponential backoff with full jitter, and at least the ``Retry-After``.

    Args:
        retries: number of retries so far.
        draw: returns a random number from 0 to 1.

    Returns:
        None if a retry would not help, or the service asks for a longer delay than the maximum.
    """
    if not _is_transient(error, retries):
        return None
    asked = error.retry_after or 0.0
    if asked > MAX_RETRY_AFTER:
        return None
    return max(asked, draw() * min(MAX_DELAY, FIRST_DELAY * 2**retries))


def _is_transient(error: MnemonestError, retries: int) -> bool:
    if isinstance(error, APIConnectionError):
        return True
    if isinstance(error, ServiceUnavailableError):
        return error.status_code in _TRANSIENT
    # After a broken connection the first attempt may still be running: the retry then gets a conflict with a Retry-After.
    running = isinstance(error, ConflictError) and error.code == "idempotency_conflict" and error.retry_after is not None
    return retries > 0 and running


def retry_after_seconds(header: Optional[str], now: Optional[float] = None) -> Optional[float]:
    """Returns the seconds of a ``Retry-After`` header, which is a number or a date; None if it is missing or invalid."""
    if not header:
        return None
    if re.fullmatch(r"\s*\d+(\.\d+)?\s*", header):
        return float(header)
    try:
        moment = parsedate_to_datetime(header).timestamp()
    except (TypeError, ValueError):
        return None
    return max(0.0, moment - (time.time() if now is None else now))
