"""Values of which a document holds thousands, made in a quarter of the time that a frozen dataclass takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_Value]) -> type[_Value]:
    """Decorates a class as ``dataclass(frozen=True, slots=True)`` does, but for who holds it frozen: the type checker,
    which runs over all the code, and not the value itself.

    A dataclass that refuses to be changed must set its own fields through ``object.__setattr__``: of seventy thousand
    values a million characters, a tenth of the time that reading takes.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
