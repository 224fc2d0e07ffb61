"""The matrix of who learns from whom as a table whose cells are shaded and linked to what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.people import PlaceLevel
from app.store.reading.matrix import Axis, Matrix
from app.text.messages import Message, many
from app.web.addresses import search_address
from app.web.charts import step_of, steps_between

_PROVINCE = re.compile("(省|市|特别行政区|[壮回]族自治区|维吾尔自治区|自治区)$")
_CITY = re.compile("(市|地区)$")


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A number with its class of shade (1 to 5), what it is in words, and the address of the statements it counts."""

    count: int
    step: int
    label: Message
    href: str


@dataclass(frozen=True, slots=True)
class HeatHead:
    """The head of a row or a column: the place's code, its name without the word for its level, its full name, the
    number of all its statements and their address."""

    code: str
    short: str
    name: str
    statements: int
    href: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row: its head, and a cell for each column (None: nothing)."""

    head: HeatHead
    cells: tuple[HeatCell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The matrix with its heads, its rows, and the classes of shade as the smallest and largest number of each."""

    matrix: Matrix
    columns: tuple[HeatHead, ...]
    rows: tuple[HeatRow, ...]
    classes: tuple[tuple[int, int], ...]


def heatmap(matrix: Matrix) -> HeatMap:
    """The table of a matrix."""
    counts = [count for row in matrix.cells for count in row if count]
    ends = steps_between(min(counts), max(counts)) if counts else ()
    starts = [min(counts, default=0), *(end + 1 for end in ends[:-1])]
    return HeatMap(
        matrix,
        tuple(_head(matrix, at, search_address(visited=at.code)) for at in matrix.columns),
        tuple(
            HeatRow(
                _head(matrix, at, search_address(place=at.code)),
                tuple(_cell(at, column, count, ends) for column, count in zip(matrix.columns, counts, strict=True)),
            )
            for at, counts in zip(matrix.rows, matrix.cells, strict=True)
        ),
        tuple(zip(starts, ends, strict=False)),
    )


def _head(matrix: Matrix, at: Axis, href: str) -> HeatHead:
    level = _PROVINCE if matrix.level == PlaceLevel.PROVINCE else _CITY
    return HeatHead(at.code, level.sub("", at.name) or at.name, at.name, at.statements, href)


def _cell(row: Axis, column: Axis, count: int, ends: Sequence[int]) -> HeatCell | None:
    if not count:
        return None
    label = many(
        count, "{origin}的发言人在赴{destination}的活动中：{n} 篇发言", origin=row.name, destination=column.name
    )
    return HeatCell(count, step_of(count, ends), label, search_address(place=row.code, visited=column.code))
