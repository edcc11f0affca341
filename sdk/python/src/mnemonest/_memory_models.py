"""The models of memories as they are listed, edited, stored together and moved. Unknown fields are kept."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Union

from ._model import Model
from ._models import DedupReason, MemoryStoreResponse, Supersession, Temporal


class MemoryResponse(Model):
    """A memory. Times are in ISO 8601."""

    id: int
    workspace_id: int
    text: str
    meta: Dict[str, Any]
    #: 1 to 10
    importance: int
    categories: List[str]
    temporal: Temporal
    #: One more than it has revisions.
    version: int
    #: The oldest of the near-duplicates that it belongs to; None where it is that one, or there are none.
    near_duplicate_of: Optional[int] = None
    #: The number of retrieves that returned it.
    access_count: int
    last_accessed_at: Optional[str] = None
    created_at: str
    #: The time of the last change of text or meta.
    updated_at: str
    #: None for a live one.
    archived_at: Optional[str] = None
    expires_at: Optional[str] = None
    #: When its text was said.
    valid_from: str
    #: When a newer memory superseded it.
    invalid_at: Optional[str] = None
    supersedes: List[Supersession]
    superseded_by: List[Supersession]
    #: The id that you gave it.
    external_id: Optional[str] = None


class MemoryWithEtag(MemoryResponse):
    #: For ``if_match``.
    etag: str


class MemoryListResponse(Model):
    memories: List[MemoryResponse]
    #: None on the last page.
    next_cursor: Optional[str] = None


class Revision(Model):
    """A memory as it was before a change."""

    #: The version that it was.
    revision: int
    #: ``updated_existing``, ``merged_existing``, ``edited``, ``restored``, ``archived`` or ``unarchived``; others may follow.
    cause: str
    reason: Optional[DedupReason] = None
    text: str
    meta: Dict[str, Any]
    importance: int
    categories: List[str]
    temporal: Temporal
    #: When its text was said.
    valid_from: str
    #: The time of the change.
    replaced_at: str


class HistoryResponse(Model):
    memory_id: int
    #: The present version; the revisions are those before.
    version: int
    revisions: List[Revision]
    #: None on the last page.
    next_cursor: Optional[str] = None


class DeletedMemoriesResponse(Model):
    status: str
    dry_run: bool
    #: Memories that the filter fits.
    matched: int
    deleted: int


class ChangedMemoriesResponse(Model):
    status: str
    dry_run: bool
    #: Memories that the filter fits.
    matched: int
    changed: int


class StoreError(Model):
    """The result of a text of a batch that was not stored."""

    status: str
    code: str
    detail: Union[str, List[Dict[str, Any]]]


class MemoryBatchResponse(Model):
    """A result for each text of a batch, in order; ``status`` is ``ok`` or ``error``."""

    results: List[Union[MemoryStoreResponse, StoreError]]


class SkippedLine(Model):
    #: 1 for the first
    line: int
    #: None where an earlier line says the same.
    existing_id: Optional[int] = None


class FailedLine(Model):
    line: int
    code: str
    detail: Union[str, List[Dict[str, Any]]]


class RenumberedLine(Model):
    line: int
    #: As the line has it.
    id: int
    new_id: int


class MemoryImportResponse(Model):
    """The numbers of lines, and the first thousand of each kind."""

    status: str
    created: int
    #: Lines that gave the memory of their ``external_id`` another text or meta.
    updated: int
    #: Lines that say what a memory says already.
    skipped: int
    failed: int
    renumbered: int
    skipped_lines: List[SkippedLine]
    failed_lines: List[FailedLine]
    renumbered_lines: List[RenumberedLine]
