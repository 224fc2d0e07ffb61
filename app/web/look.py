"""In what form the results of a search are shown: list, lines in context, groups or years, and how each is set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.search.arranging import Order
from app.search.concordance import WIDTHS
from app.search.grouping import By
from app.search.interpretation import in_a_row
from app.text.messages import say

WIDTH = WIDTHS[1]


class Shape(StrEnum):
    """The form of the results."""

    LIST = "list"
    KWIC = "kwic"
    GROUPS = "groups"
    CHART = "chart"


SIZES = {Shape.LIST: 20, Shape.KWIC: 50, Shape.GROUPS: 10, Shape.CHART: 20}
"""What stands on a page of each form where the address does not say: statements, lines, groups."""


@dataclass(frozen=True, slots=True)
class Look:
    """A form with its settings; those of the other forms are at their defaults."""

    shape: Shape = Shape.LIST
    order: Order = Order.DATE
    width: int = WIDTH
    by: By = By.SPEAKER


LISTED = Look()
"""The list, as a search without any of these settings shows it."""

_Choice = TypeVar("_Choice", Shape, Order, By)


def read_look(values: Mapping[str, Sequence[str]], notices: list[str]) -> Look:
    """The form that a query string asks for; what is not known adds a notice and falls back to the default."""
    shape = _one_of(Shape, values.get("view"), Shape.LIST, say("查看方式"), notices)
    order = _one_of(Order, values.get("order"), Order.DATE, say("语境排序"), notices)
    by = _one_of(By, values.get("by"), By.SPEAKER, say("分组方式"), notices)
    width = WIDTH
    if given := values.get("width"):
        width = next((each for each in WIDTHS if str(each) == given[-1]), 0)
        if not width:
            known = in_a_row([say("{value}", value=each) for each in WIDTHS])
            notices.append(
                say("每侧字数只有 {known}，没有“{value}”，已按默认处理。", known=known, value=given[-1][:20])
            )
    lines = shape is Shape.KWIC
    return Look(
        shape,
        order if lines else Order.DATE,
        width or WIDTH if lines else WIDTH,
        by if shape is Shape.GROUPS else By.SPEAKER,
    )


def look_pairs(look: Look) -> list[tuple[str, str]]:
    """The form as pairs of a query string; defaults are left out."""
    settings = {"view": look.shape, "order": look.order, "width": look.width, "by": look.by}
    default = {"view": Shape.LIST, "order": Order.DATE, "width": WIDTH, "by": By.SPEAKER}
    return [(name, str(value)) for name, value in settings.items() if value != default[name]]


def _one_of(
    known: type[_Choice], given: Sequence[str] | None, default: _Choice, what: str, notices: list[str]
) -> _Choice:
    if not given:
        return default
    try:
        return known(given[-1])
    except ValueError:
        notices.append(say("没有“{value}”这种{what}，已按默认处理。", value=given[-1][:20], what=what))
        return default
