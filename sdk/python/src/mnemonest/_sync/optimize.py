"""The quality of the memories, and what could be better about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from .. import _requests
from .._model import parsed
from .._models import OptimizeHealthResponse
from .._work_models import RecommendationListResponse, RecommendationResponse, RunRequestedResponse, RunResponse
from .paged import Paged

if TYPE_CHECKING:
    from .client import Client


class Optimize:
    """The quality of the memories, and what could be better about them."""

    def __init__(self, client: "Client") -> None:
        self._client = client

    def health(self) -> OptimizeHealthResponse:
        return parsed(OptimizeHealthResponse, self._client._send(_requests.health()))

    def run(self) -> RunRequestedResponse:
        """Asks for a run, which makes recommendations."""
        return parsed(RunRequestedResponse, self._client._send(_requests.run()))

    def get_run(self, run_id: str) -> RunResponse:
        """Tells how far a run is."""
        return parsed(RunResponse, self._client._send(_requests.get_run(run_id)))

    def recommendations(
        self,
        *,
        status: Optional[str] = None,
        type: Optional[str] = None,  # noqa: A002  the API's name
        filter: Optional[Mapping[str, Any]] = None,  # noqa: A002  the API's name
        limit: Optional[int] = None,
        cursor: Optional[str] = None,
    ) -> Paged[RecommendationListResponse, RecommendationResponse]:
        """Lists recommendations, the newest first."""
        filters = {"status": status, "type": type, "filter": filter}

        def page(at: Optional[str]) -> RecommendationListResponse:
            request = _requests.recommendations(filters, limit, at)
            return parsed(RecommendationListResponse, self._client._send(request))

        return Paged(page, lambda found: found.recommendations, cursor)

    def get(self, recommendation_id: int) -> RecommendationResponse:
        request = _requests.get_recommendation(recommendation_id)
        return parsed(RecommendationResponse, self._client._send(request))

    def apply(self, recommendation_id: int, *, idempotency_key: Optional[str] = None) -> RecommendationResponse:
        """Carries a recommendation out. The memories as they were stay in their history."""
        return self._decide(recommendation_id, "apply", idempotency_key)

    def undo(self, recommendation_id: int, *, idempotency_key: Optional[str] = None) -> RecommendationResponse:
        """Takes back a recommendation that was carried out."""
        return self._decide(recommendation_id, "undo", idempotency_key)

    def dismiss(self, recommendation_id: int, *, idempotency_key: Optional[str] = None) -> RecommendationResponse:
        """Turns a recommendation down: it is not made again for these texts."""
        return self._decide(recommendation_id, "dismiss", idempotency_key)

    def _decide(
        self, recommendation_id: int, decision: str, idempotency_key: Optional[str]
    ) -> RecommendationResponse:
        request = _requests.decide(recommendation_id, decision)
        return parsed(RecommendationResponse, self._client._send(request, idempotency_key))
