"""The quality of the memories, and what could be better about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from .. import _requests
from .._model import parsed
from .._models import OptimizeHealthResponse
from .._work_models import RecommendationListResponse, RecommendationResponse, RunRequestedResponse, RunResponse
from .paged import AsyncPaged

if TYPE_CHECKING:
    from .client import AsyncClient


class AsyncOptimize:
    """The quality of the memories, and what could be better about them."""

    def __init__(self, client: "AsyncClient") -> None:
        self._client = client

    async def health(self) -> OptimizeHealthResponse:
        return parsed(OptimizeHealthResponse, await self._client._send(_requests.health()))

    async def run(self) -> RunRequestedResponse:
        """Asks for a run, which makes recommendations."""
        return parsed(RunRequestedResponse, await self._client._send(_requests.run()))

    async def get_run(self, run_id: str) -> RunResponse:
        """Tells how far a run is."""
        return parsed(RunResponse, await self._client._send(_requests.get_run(run_id)))

    def recommendations(
        self,
        *,
        status: Optional[str] = None,
        type: Optional[str] = None,  # noqa: A002  the API's name
        filter: Optional[Mapping[str, Any]] = None,  # noqa: A002  the API's name
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> AsyncPaged[RecommendationListResponse, RecommendationResponse]:
        """Lists recommendations, the newest first."""
        filters = {"status": status, "type": type, "filter": filter}

        async def page(at: Optional[str]) -> RecommendationListResponse:
            request = _requests.recommendations(filters, limit, at)
            return parsed(RecommendationListResponse, await self._client._send(request))

        return AsyncPaged(page, lambda found: found.recommendations, cursor)

    async def get(self, recommendation_id: int) -> RecommendationResponse:
        request = _requests.get_recommendation(recommendation_id)
        return parsed(RecommendationResponse, await self._client._send(request))

    async def apply(self, recommendation_id: int, *, idempotency_key: Optional[str] = None) -> RecommendationResponse:
        """Carries a recommendation out. The memories as they were stay in their history."""
        return await self._decide(recommendation_id, "apply", idempotency_key)

    async def undo(self, recommendation_id: int, *, idempotency_key: Optional[str] = None) -> RecommendationResponse:
        """Takes back a recommendation that was carried out."""
        return await self._decide(recommendation_id, "undo", idempotency_key)

    async def dismiss(self, recommendation_id: int, *, idempotency_key: Optional[str] = None) -> RecommendationResponse:
        """Turns a recommendation down: it is not made again for these texts."""
        return await self._decide(recommendation_id, "dismiss", idempotency_key)

    async def _decide(
        self, recommendation_id: int, decision: str, idempotency_key: Optional[str]
    ) -> RecommendationResponse:
        request = _requests.decide(recommendation_id, decision)
        return parsed(RecommendationResponse, await self._client._send(request, idempotency_key))
