"""Whether and when a call is made again. Standard library only."""

from __future__ import annotations

import random
import re
import time
from email.utils import parsedate_to_datetime
from typing import Callable, Optional

from ._errors import APIConnectionError, ConflictError, MnemonestError, ServiceUnavailableError

FIRST_DELAY = 0.5
MOST_DELAY = 8.0
#: What asks for more patience than this is told to the caller instead.
MOST_RETRY_AFTER = 30.0
_TRANSIENT = {502, 503, 504}


def retry_delay(error: MnemonestError, retries: int, draw: Callable[[], float] = random.random) -> Optional[float]:
    """Seconds until the next attempt: exponential backoff with full jitter, and at least what the service asks for.

    Args:
        retries: made so far.
        draw: from 0 to 1.

    Returns:
        None where another attempt would not help, or would come too late.
    """
    if not _is_transient(error, retries):
        return None
    asked = error.retry_after or 0.0
    if asked > MOST_RETRY_AFTER:
        return None
    return max(asked, draw() * min(MOST_DELAY, FIRST_DELAY * 2**retries))


def _is_transient(error: MnemonestError, retries: int) -> bool:
    if isinstance(error, APIConnectionError):
        return True
    if isinstance(error, ServiceUnavailableError):
        return error.status_code in _TRANSIENT
    # After a break the first attempt may still be at work, and what meets it is told to come back for its answer.
    running = isinstance(error, ConflictError) and error.code == "idempotency_conflict" and error.retry_after is not None
    return retries > 0 and running


def retry_after_seconds(header: Optional[str], now: Optional[float] = None) -> Optional[float]:
    """Seconds of a ``Retry-After`` header: a number of them, or a date."""
    if not header:
        return None
    if re.fullmatch(r"\s*\d+(\.\d+)?\s*", header):
        return float(header)
    try:
        moment = parsedate_to_datetime(header).timestamp()
    except (TypeError, ValueError):
        return None
    return max(0.0, moment - (time.time() if now is None else now))
