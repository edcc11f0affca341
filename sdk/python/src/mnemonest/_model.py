"""The base of all models, on either version of pydantic: that of Debian 12 is 1.10."""

from __future__ import annotations

from typing import Any, Type, TypeVar

import pydantic

IS_FIRST_VERSION = pydantic.VERSION.startswith("1.")


class Model(pydantic.BaseModel):
    """An answer. Unknown fields are kept."""

    if IS_FIRST_VERSION:

        class Config:
            extra = "allow"

    else:
        model_config = {"extra": "allow"}


M = TypeVar("M", bound=Model)


def parsed(model: Type[M], value: Any) -> M:
    """Returns the body of an answer as a model."""
    return model.parse_obj(value) if IS_FIRST_VERSION else model.model_validate(value)
