"""A memory block for LlamaIndex: `Memory.from_defaults(memory_blocks=[MnemonestMemoryBlock(client=client)])`.

It needs `llama-index-core` and `mnemonest`.
"""

from __future__ import annotations

import logging
from typing import Any, List, Optional

from llama_index.core.memory import BaseMemoryBlock
from mnemonest import MnemonestError

_LOG = logging.getLogger(__name__)
_ROLES = ("user", "assistant")


class MnemonestMemoryBlock(BaseMemoryBlock[str]):
    """Recalls what fits the last message of the user, and hands over the turns that leave the short-term memory.

    An agent goes on without it where the service is away or a rate limit is hit: that is logged as a warning.
    """

    name: str = "mnemonest"
    #: A `mnemonest.AsyncClient`.
    client: Any
    user_id: Optional[str] = None
    agent_id: Optional[str] = None
    #: The id of the conversation: its turns are worked on in order.
    source: str = "llamaindex"
    top_k: int = 8

    async def _aget(self, messages: Optional[List[Any]] = None, **block_kwargs: Any) -> str:
        asked = next((message.content for message in reversed(messages or []) if _role(message) == "user"), None)
        if not asked:
            return ""
        try:
            found = await self.client.memory.retrieve(
                asked[:1_000], self.top_k, user_id=self.user_id, agent_id=self.agent_id
            )
        except MnemonestError as error:
            _LOG.warning("nothing is recalled: %s", error)
            return ""
        return "\n".join(f"- {memory.text}" for memory in found.memories)

    async def _aput(self, messages: List[Any]) -> None:
        turns = [
            {"role": _role(message), "content": message.content[:10_000]}
            for message in messages
            if _role(message) in _ROLES and message.content
        ]
        if not turns:
            return
        try:
            await self.client.events.create(turns, source=self.source, user_id=self.user_id, agent_id=self.agent_id)
        except MnemonestError as error:
            _LOG.warning("%d turns are not remembered: %s", len(turns), error)


def _role(message: Any) -> str:
    return str(getattr(message.role, "value", message.role))
