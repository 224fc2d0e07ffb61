"""Which statements of a segment match a tree, and how much each term occurs in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial, reduce
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.search import query
from app.search.index import terms
from app.search.index.layout import BLOCK, KIND_FLAG, ROW_SHIFT, Mask, Row
from app.search.index.library import Part
from app.search.index.segment import Segment, Stretches
from app.search.index.units import Layer, Units, layers_of
from app.search.model import UNKNOWN

Codes = Mapping[query.Field, NDArray[np.int32]]
"""The numbers of the values that each field of a query asks for; for a kind, none."""

_Scalar = TypeVar("_Scalar", np.bool_, np.int64)


@dataclass(frozen=True)
class Matcher:
    """One tree in one segment. ``codes`` says what its fields mean."""

    part: Part
    codes: Codes
    rows: dict[query.Term, Row] = field(default_factory=dict)
    held: dict[tuple[query.Within, str | None], tuple[Stretches, ...]] = field(default_factory=dict)

    @property
    def segment(self) -> Segment:
        """The segment."""
        return self.part.segment

    def row(self, term: query.Term) -> Row:
        """How much a term occurs in each statement; worked out once."""
        if term not in self.rows:
            self.rows[term] = terms.row(self.part.postings, term)
        return self.rows[term]

    def matching(self, node: query.Node | None, kind: str | None = None) -> Mask:
        """The statements for which ``node`` holds (all of them without one), dead ones too. With ``kind`` what is
        looked for must stand inside a point or passage of that kind; what must not occur must not occur anywhere."""
        match node:
            case None:
                return np.ones(self.segment.size, np.bool_) if kind is None else self._with_kind(kind)
            case query.All(parts):
                return _joined([self.matching(part, kind) for part in parts], np.logical_and)
            case query.AnyOf(parts):
                return _joined([self.matching(part, kind) for part in parts], np.logical_or)
            case query.Not(part):
                return ~self.matching(part)
            case query.Within():
                return self._within(node, kind)
            case query.Field():
                return self._with_kind(node.folded) if node.name == "kind" else self._having(node)
        wanted = np.uint16(0xFFFF if kind is None else KIND_FLAG[kind] << ROW_SHIFT)
        mask: Mask = (self.row(node) & wanted) != 0
        return mask

    def _with_kind(self, kind: str) -> Mask:
        flag = np.uint8(KIND_FLAG.get(kind, 0))
        mask: Mask = self.segment.kinds == 0 if kind == UNKNOWN else (self.segment.kinds & flag) != 0
        return mask

    def _having(self, node: query.Field) -> Mask:
        return self.segment.facets[node.name].having(self.codes[node])

    def units(self, within: query.Within, kind: str | None = None) -> tuple[Stretches, ...]:
        """The sentences, paragraphs or points in which the part of ``within`` holds (by what stands inside a point or
        passage of ``kind``), as layers of stretches that do not overlap; worked out once."""
        if (within, kind) not in self.held:
            self.held[within, kind] = tuple(
                layer.stretches(self._units(layer, within.part, kind))
                for layer in layers_of(self.part.postings, within.unit)
            )
        return self.held[within, kind]

    def _within(self, within: query.Within, kind: str | None) -> Mask:
        mask = np.zeros(self.segment.size, np.bool_)
        for layer in self.units(within, kind):
            mask[self.segment.statements[layer.starts // BLOCK]] = True
        return mask

    def _units(self, layer: Layer, node: query.Node, kind: str | None) -> Units:
        """The numbers of the units in which ``node`` holds, ascending."""
        match node:
            case query.All(parts):
                found = [self._units(layer, part, kind) for part in parts]
                return _joined(found, partial(np.intersect1d, assume_unique=True))
            case query.AnyOf(parts):
                return _joined([self._units(layer, part, kind) for part in parts], np.union1d)
            case query.Not(part):
                return np.setdiff1d(layer.everything(), self._units(layer, part, None))
            case query.Literal() | query.Sequence() | query.Near():
                return self._holding(layer, node, kind)
        raise TypeError(f"{type(node).__name__} does not stand inside a unit")

    def _holding(self, layer: Layer, term: query.Term, kind: str | None) -> Units:
        found = terms.spans(self.part.postings, term)
        units, whole = layer.holding(found)
        if kind is not None:
            whole = whole & terms.kind_mask(self.segment, found, kind)
        held = np.sort(units[whole])
        distinct: Units = held[np.append(True, held[1:] != held[:-1])[: len(held)]]
        return distinct


def _joined(
    found: list[NDArray[_Scalar]], join: Callable[[NDArray[_Scalar], NDArray[_Scalar]], NDArray[_Scalar]]
) -> NDArray[_Scalar]:
    return reduce(join, found)
