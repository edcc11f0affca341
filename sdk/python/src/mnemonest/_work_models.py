"""The models of what the service works on: events of conversations, and recommendations. Unknown fields are kept."""

from __future__ import annotations

from typing import List, Optional

from ._model import Model
from ._models import Dedup


class EventsSubmittedResponse(Model):
    #: Asks for the results.
    event_id: int
    status: str
    #: The number of turns that were taken in: all of them.
    accepted: int


class EventMemory(Model):
    """A memory that holds a fact of a turn."""

    memory_id: int
    dedup: Dedup


class EventResult(Model):
    """The outcome of a turn."""

    #: Its place in the list that was sent.
    index: int
    #: ``queued``, ``ok``, ``dropped`` or ``error``
    status: str
    attempts: int
    #: With ``ok``: the memory that holds it.
    memory_id: Optional[int] = None
    dedup: Optional[Dedup] = None
    #: Where facts were extracted: the memories that hold those of this turn.
    memories: Optional[List[EventMemory]] = None
    #: With ``dropped``: ``small_talk``, ``question``, ``no_statement`` or ``erased``; others may follow.
    reason: Optional[str] = None
    code: Optional[str] = None
    detail: Optional[str] = None


class EventStatusResponse(Model):
    event_id: int
    #: ``queued``, ``processing``, ``done`` or ``failed``
    status: str
    source: Optional[str] = None
    accepted: int
    attempts: int
    created_at: str
    started_at: Optional[str] = None
    #: None while it is worked on.
    finished_at: Optional[str] = None
    #: One for each turn, in order.
    results: List[EventResult]


class EventSummary(Model):
    event_id: int
    #: ``queued``, ``processing``, ``done`` or ``failed``
    status: str
    source: Optional[str] = None
    accepted: int
    created_at: str
    started_at: Optional[str] = None
    finished_at: Optional[str] = None
    #: The numbers of its turns: in a memory, without anything to remember, not kept, and waiting.
    stored: int
    dropped: int
    failed: int
    waiting: int


class EventListResponse(Model):
    events: List[EventSummary]
    #: None on the last page.
    next_cursor: Optional[str] = None


class RunRequestedResponse(Model):
    run_id: str


class RunResponse(Model):
    run_id: str
    #: ``queued``, ``running`` or ``finished``
    status: str
    started_at: Optional[str] = None
    finished_at: Optional[str] = None


class Proposal(Model):
    #: ``archive``, ``merge``, ``split`` and others
    action: str
    #: The text that a memory gets.
    text: Optional[str] = None
    #: The texts of the parts of a memory.
    texts: Optional[List[str]] = None
    #: The one of the memories that stays.
    kept_id: Optional[int] = None


class RecommendationResponse(Model):
    id: int
    #: ``stale``, ``duplicate``, ``overlong``, ``expired`` and others
    type: str
    memory_ids: List[int]
    proposal: Proposal
    #: The reason in words.
    reason: str
    #: ``open``, ``applied`` or ``dismissed``
    status: str
    #: True if it is sure that nothing is lost by it.
    safe: bool
    created_at: str
    #: None while it is open.
    decided_at: Optional[str] = None


class RecommendationListResponse(Model):
    recommendations: List[RecommendationResponse]
    #: None on the last page.
    next_cursor: Optional[str] = None
