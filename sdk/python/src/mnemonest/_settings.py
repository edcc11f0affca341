"""Options of a client. Standard library only."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import Mapping, Optional

from ._errors import AuthenticationError

DEFAULT_BASE_URL = "http://127.0.0.1:8080"
DEFAULT_TIMEOUT = 30.0
DEFAULT_MAX_RETRIES = 2

_KEY_VARIABLES = ("MNEMONEST_API_KEY", "MNEMONEST_KEY", "MNEMEXA_API_KEY", "BIZX_API_KEY")
_URL_VARIABLES = ("MNEMONEST_URL", "MNEMONEST_BASE_URL", "MNEMEXA_BASE_URL", "BIZX_BASE_URL")


@dataclass(frozen=True)
class Settings:
    api_key: str = field(repr=False)
    base_url: str
    timeout: float
    max_retries: int


def to_settings(
    api_key: Optional[str],
    base_url: Optional[str],
    timeout: float,
    max_retries: int,
    environment: Optional[Mapping[str, str]] = None,
) -> Settings:
    """Validates the options and completes them from the environment. An empty variable counts as not set.

    Raises:
        AuthenticationError: if there is no key, or it cannot be sent in a header.
        ValueError: for other invalid options.
    """
    environment = os.environ if environment is None else environment
    key = api_key if api_key is not None else _first(environment, _KEY_VARIABLES)
    if not key:
        raise AuthenticationError("no API key: give api_key, or set MNEMONEST_API_KEY")
    if not re.fullmatch(r"[\x21-\x7e]+", key):
        raise AuthenticationError("api_key must hold printable ASCII characters without spaces")
    url = base_url if base_url is not None else _first(environment, _URL_VARIABLES) or DEFAULT_BASE_URL
    # Credentials in a URL would appear in messages.
    if not re.fullmatch(r"https?://[^/?#@\s]+(/[^?#@\s]*)?", url):
        raise ValueError("base_url must be an http:// or https:// URL such as http://127.0.0.1:8080")
    if not timeout > 0:
        raise ValueError("timeout must be a positive number of seconds")
    if isinstance(max_retries, bool) or not isinstance(max_retries, int) or max_retries < 0:
        raise ValueError("max_retries must be a whole number, 0 for none")
    return Settings(key, url.rstrip("/"), timeout, max_retries)


def _first(environment: Mapping[str, str], names: "tuple[str, ...]") -> Optional[str]:
    return next((environment[name] for name in names if environment.get(name)), None)
