"""An external memory for CrewAI: `Crew(external_memory=ExternalMemory(storage=MnemonestStorage(client)))`.

It needs `mnemonest`. CrewAI's unified memory hands over vectors and no texts: give its agents the service by MCP instead.
"""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Mapping, Optional

from mnemonest import MnemonestError, ValidationError

_LOG = logging.getLogger(__name__)
_LONGEST = 10_000


class MnemonestStorage:
    """CrewAI's storage: `save`, `search` and `reset`. A crew goes on without it where the service is away.

    Args:
        client: a `mnemonest.Client`.
        run_id: whose memories these are, for all of the crew; `reset` erases them.
    """

    def __init__(self, client: Any, *, run_id: str = "crew") -> None:
        self._memory = client.memory
        self._run_id = run_id

    def save(self, value: Any, metadata: Optional[Mapping[str, Any]] = None, agent: Optional[str] = None) -> None:
        meta = {**(metadata or {}), **({"agent": agent} if agent else {})}
        try:
            self._memory.store(str(value)[:_LONGEST], meta, run_id=self._run_id)
        except ValidationError as error:
            # A text that discloses a secret, or has no words: there is nothing to remember.
            _LOG.warning("not remembered: %s", error)
        except MnemonestError as error:
            _LOG.warning("the memory does not answer: %s", error)

    def search(self, query: str, limit: int = 3, score_threshold: float = 0.35) -> List[Dict[str, Any]]:
        try:
            found = self._memory.retrieve(query[:1_000], min(limit, 50), score_threshold, run_id=self._run_id)
        except MnemonestError as error:
            _LOG.warning("nothing is recalled: %s", error)
            return []
        return [
            {"id": str(hit.id), "content": hit.text, "context": hit.text, "metadata": hit.meta, "score": hit.score}
            for hit in found.memories
        ]

    def reset(self) -> None:
        """Erases all that was saved."""
        self._memory.erase(run_id=self._run_id, confirm=self._run_id)
