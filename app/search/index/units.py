"""The units in which several words can be asked for together: points in layers by depth, and the stretches of running
text between stops, which are known by the stop that ends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.search.index.layout import BLOCK, Mask
from app.search.index.postings import Postings
from app.search.index.segment import Stretches
from app.search.index.terms import Bits, Spans, following, preceding, stops
from app.search.query import BREAKS, LINE_BREAK, Unit

Units = NDArray[np.int64]
"""Units by number, ascending."""


class Layer(Protocol):
    """Units that do not overlap."""

    def holding(self, found: Spans) -> tuple[Units, Mask]:
        """For each occurrence the unit in which it starts, and whether it stands whole inside."""

    def everything(self) -> Units:
        """All units."""

    def stretches(self, units: Units) -> Stretches:
        """Where units start and end."""


@dataclass(frozen=True)
class PointLayer:
    """The points of one depth, by their places among them."""

    points: Stretches

    def holding(self, found: Spans) -> tuple[Units, Mask]:
        """As ``Layer.holding``."""
        if not len(self.points.starts):
            return np.zeros(len(found.starts), np.int64), np.zeros(len(found.starts), np.bool_)
        place = np.searchsorted(self.points.starts, found.starts, side="right") - 1
        return place, (place >= 0) & (self.points.ends[place] >= found.ends)

    def everything(self) -> Units:
        """As ``Layer.everything``."""
        return np.arange(len(self.points.starts))

    def stretches(self, units: Units) -> Stretches:
        """As ``Layer.stretches``."""
        return Stretches(self.points.starts[units], self.points.ends[units])


@dataclass(frozen=True)
class TextLayer:
    """Sentences (``closed``: a stop belongs to the one that it ends) or paragraphs, by the addresses of their stops."""

    postings: Postings
    edges: Bits
    closed: bool

    def holding(self, found: Spans) -> tuple[Units, Mask]:
        """As ``Layer.holding``."""
        stop = following(self.edges, found.starts)
        return stop, stop >= found.ends - self.closed

    def everything(self) -> Units:
        """As ``Layer.everything``."""
        segment = self.postings.segment
        stop = np.flatnonzero(np.unpackbits(self.edges.view(np.uint8), bitorder="little"))
        statement = segment.statements[np.minimum(stop // BLOCK, len(segment.statements) - 1)]
        offset = stop - segment.starts[statement]
        # the place before a statement's start ends nothing; nor does a stop right behind another, unless it is a
        # character that is a sentence by itself
        sign = self.closed & (offset < segment.lengths[statement])
        ends = (offset <= segment.lengths[statement]) & (sign | (preceding(self.edges, stop) + 1 < stop))
        return stop[ends]

    def stretches(self, units: Units) -> Stretches:
        """As ``Layer.stretches``."""
        return Stretches(preceding(self.edges, units) + 1, units + self.closed)


def layers_of(postings: Postings, unit: Unit) -> Sequence[Layer]:
    """The units of a segment."""
    if unit is Unit.POINT:
        return [PointLayer(points) for points in postings.segment.points]
    sentences = unit is Unit.SENTENCE
    return [TextLayer(postings, stops(postings, BREAKS if sentences else frozenset(LINE_BREAK)), sentences)]
