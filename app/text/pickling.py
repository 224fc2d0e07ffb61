"""How values of which a document holds thousands are pickled, on their way from one process to another."""

from __future__ import annotations

import copyreg
from dataclasses import fields
from operator import attrgetter
from typing import TypeVar

_Value = TypeVar("_Value")


def pickled_as_call(cls: type[_Value]) -> type[_Value]:
    """Decorates a dataclass of two fields or more, all of which its ``__init__`` takes in their order: pickled as a
    call with their values. A frozen dataclass with slots is else unpickled field by field, in three times as long."""
    values = attrgetter(*(field.name for field in fields(cls)))  # type: ignore[arg-type]
    copyreg.pickle(cls, lambda value: (cls, values(value)))
    return cls
