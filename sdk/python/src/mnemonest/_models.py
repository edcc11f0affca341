"""The models of answers. Unknown fields are kept, so that a newer service can add fields."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from ._model import Model


class DedupReason(Model):
    rule: str
    #: words of the text that the rule is about
    words: List[str]


class Dedup(Model):
    #: ``stored_new``, ``duplicate_exact``, ``kept_existing``, ``updated_existing`` or ``merged_existing``; others may follow.
    action: str
    existing_id: Optional[int] = None
    #: only with ``explain``
    reason: Optional[DedupReason] = None


class Temporal(Model):
    #: ``persistent`` or ``temporal``
    type: str
    raw_text: Optional[str] = None
    #: ISO 8601; None for a persistent memory.
    valid_until: Optional[str] = None


class Redaction(Model):
    #: ``text`` or ``meta``
    field: str
    #: ``[REDACTED_<kind>]`` stands in its place.
    kind: str
    rule: str


class StoreNeighbour(Model):
    memory_id: int
    text: str
    #: 0 to 1
    similarity: float


class StoreExplanation(Model):
    #: Sensitive data that was cut out, in its order, that of the text first.
    redactions: List[Redaction]
    #: The nearest memories of its scope, the most similar first.
    neighbours: List[StoreNeighbour]


class MemoryStoreResponse(Model):
    status: str
    memory_id: int
    workspace_id: int
    dedup: Dedup
    #: 1 to 10
    importance: int
    categories: List[str]
    temporal: Temporal
    #: When it is forgotten; only for one that has a life time.
    expires_at: Optional[str] = None
    #: Only with ``explain``.
    explain: Optional[StoreExplanation] = None


class MemoryEraseResponse(Model):
    """The numbers of what was erased, or with `dry_run` would be."""

    status: str
    dry_run: bool
    memories: int
    #: earlier states of memories that are not of this subject any more
    revisions: int
    #: turns of conversations that waited to become memories
    turns: int


class Passage(Model):
    """A part of a text, in code points from its beginning; `end` is the first one after it."""

    start: int
    end: int


class Supersession(Model):
    """A link to an older memory, about the same matter."""

    id: int
    #: 0 to 1; 1 if somebody has confirmed it
    confidence: float


class QueryPeriod(Model):
    """The period that a query names; `end` is the first moment after it."""

    #: ISO 8601; None where the period is open.
    start: Optional[str] = None
    end: Optional[str] = None
    #: 0 to 1: how well the memory fits the period.
    match: float


class ScoreFactors(Model):
    """All numbers are from 0 to 1."""

    relevance: float
    recency: float
    importance: float
    frequency: float
    multiplier: float
    lexical: float
    neighbours: float
    #: the passage of a long text that fits better than the whole
    passage: Optional[Passage] = None
    #: the period that the query names; None if it names none
    period: Optional[QueryPeriod] = None
    #: the older memories that it may supersede
    supersedes: Optional[List[Supersession]] = None
    #: the probability that the memory answers the query; not part of the score
    confidence: Optional[float] = None


class RetrievedMemory(Model):
    id: int
    text: str
    #: 0 to 1; hits are ranked by it.
    score: float
    #: 0 to 1; ``min_score`` is its minimum.
    similarity: float
    importance: int
    #: The stored meta plus ``temporal``.
    meta: Dict[str, Any]
    #: When it is forgotten; only for one that has a life time.
    expires_at: Optional[str] = None
    #: Only with ``explain``.
    explain: Optional[ScoreFactors] = None


class MemoryRetrieveResponse(Model):
    memories: List[RetrievedMemory]


class Signals(Model):
    """Counts, and their share of all memories."""

    total_memories: int
    stale_count: int
    stale_rate: float
    never_retrieved_count: int
    never_retrieved_rate: float
    duplicate_count: int
    duplicate_rate: float
    overlong_count: int
    overlong_rate: float
    optimized_count: int
    optimized_rate: float


class IssueType(Model):
    type: str
    count: int


class OptimizeHealthResponse(Model):
    workspace_id: int
    #: 0 to 100, the higher the better.
    quality_score: int
    signals: Signals
    open_recommendations: int
    last_run_at: Optional[str] = None
    top_issue_types: List[IssueType]
    window_days: int


class StatusResponse(Model):
    workspace_id: int
    workspace_name: str
    #: ``active``, ``pending_payment``, ``suspended`` or ``limit_reached``
    workspace_status: str
    plan_name: Optional[str] = None
    billing_cycle: Optional[str] = None
    api_key_id: int
    api_key_prefix: str
    healthy: bool
    server_time: str
