"""Client of Mnemonest, the self-hosted memory service for AI agents, and of other services with the Mnemexa memory API."""

from ._client import AsyncClient, Client
from ._errors import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    ConflictError,
    MnemonestError,
    NotFoundError,
    PermissionError,
    RateLimitError,
    ServiceUnavailableError,
    ValidationError,
)
from ._models import (
    Dedup,
    IssueType,
    MemoryRetrieveResponse,
    MemoryStoreResponse,
    OptimizeHealthResponse,
    Passage,
    RetrievedMemory,
    ScoreFactors,
    Signals,
    StatusResponse,
    Temporal,
)
from ._version import __version__

__all__ = [
    "APIConnectionError",
    "APITimeoutError",
    "AsyncClient",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ConflictError",
    "Dedup",
    "IssueType",
    "MemoryRetrieveResponse",
    "MemoryStoreResponse",
    "MnemonestError",
    "NotFoundError",
    "OptimizeHealthResponse",
    "Passage",
    "PermissionError",
    "RateLimitError",
    "RetrievedMemory",
    "ScoreFactors",
    "ServiceUnavailableError",
    "Signals",
    "StatusResponse",
    "Temporal",
    "ValidationError",
    "__version__",
]
