"""The parameters of the API: what each list takes, its form, and a sentence that says how to write it.

A parameter that is not declared is an error: a typing mistake must not widen a search unseen. ``SearchParameters``
describes the query string that ``app.web.addresses.read_query`` reads; what passes here is read there without notice.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from app.domain.kinds import Kind
from app.search import grouping
from app.search.arranging import Order
from app.search.concordance import LARGEST_PAGE, REACH
from app.search.grouping import By
from app.search.model import ITSELF, UNKNOWN, Sort
from app.search.service import MOST_BUCKETS
from app.web.addresses import BUCKETS, FIELDS, LARGEST, SIZE
from app.web.look import SIZES, WIDTH, Shape

LAST_PAGE = 999_999_999
_YEAR = "[1-9][0-9]{3}"
_MONTH = "(0[1-9]|1[0-2])"
_DAY_OF_MONTH = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP_YEAR = "([1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)"
DAY = f"^({_YEAR}|{_YEAR}-{_MONTH}|{_YEAR}-{_DAY_OF_MONTH}|{_LEAP_YEAR}-02-29)$"
"""A year, a month or a day that the calendar has."""


def _digits(value: Any) -> Any:
    if isinstance(value, str) and not (value.isascii() and value.isdecimal() and len(value) <= 9):
        raise ValueError(value)
    return value


class KindValue(StrEnum):
    """体会 insight、差距 gap、举措 measure、建议 proposal、未分类 unknown。"""

    INSIGHT = str(Kind.INSIGHT)
    GAP = str(Kind.GAP)
    MEASURE = str(Kind.MEASURE)
    PROPOSAL = str(Kind.PROPOSAL)
    UNKNOWN = UNKNOWN


WholeNumber = Annotated[int, BeforeValidator(_digits)]
Printed = Annotated[str, Field(pattern=r"[^\s\x1c-\x1f]")]
"""A value that is not blank."""
DayValue = Annotated[str, Field(pattern=DAY)]
YearValue = Annotated[str, Field(pattern=f"^([0-9]{{4}}|{UNKNOWN})$")]


def identified(*examples: str) -> Any:
    """The part of an address that says which one."""
    return Path(min_length=1, description="编号。Stable id.", examples=list(examples))


class NoParameters(BaseModel):
    """A resource without parameters."""

    model_config = ConfigDict(extra="forbid")


class Paging(NoParameters):
    """Which stretch of a list."""

    page: WholeNumber = Field(
        1, ge=1, le=LAST_PAGE, description="第几页，从 1 数起；末页之后是空页。Page from 1.", examples=[1, 3]
    )
    size: WholeNumber = Field(
        SIZE, ge=1, le=LARGEST, description=f"每页几条，1 到 {LARGEST}。Items on a page.", examples=[20, 100]
    )


def many(description: str, *examples: str) -> Any:
    """A parameter that may be given several times; its values are alternatives."""
    return Field(
        default_factory=list, description=f"{description} 可重复，各值取其一。", examples=[[e] for e in examples]
    )


_PLACE = "发言人任职的地区代码，含其下各级；unknown 为不详。Code of the place served."
_DEPARTMENT = "部门简称；unknown 为不详。Label of a department."
_EVENT = "考察活动编号。Id of an event."
_KIND = "要点类型。Kind of a point or passage."
_SORT: Any = Field(
    None,
    description="排序：relevance 最相关（有检索式时默认），newest 最新（否则默认）。Order.",
    examples=["newest"],
)


class Narrowing(NoParameters):
    """The filters of the search page, all of which must hold."""

    place: list[Printed] = many(
        f"发言人任职的地区代码，含其下各级；后面加 {ITSELF}（如 3408{ITSELF}）只算本级；unknown 为不详。"
        f"Code of the place served; with {ITSELF} behind it, without what lies below.",
        "3408",
        f"3408{ITSELF}",
        UNKNOWN,
    )
    visited: list[Printed] = many("考察过的地区代码，含其下各级；unknown 为不详。Code of a place visited.", "3205")
    mentioned: list[Printed] = many(
        "发言提到的地区代码，含其下各级；unknown 为没有提到。Code of a place mentioned.", "3205"
    )
    department: list[Printed] = many(_DEPARTMENT, "人社局")
    speaker: list[Printed] = many(
        "发言人编号，没有编号的照分面里的值；unknown 为未署名。Id of a speaker.", "a1b2c3d4e5"
    )
    level: list[Printed] = many("职级；unknown 为不详。Level of a role.", "书记", "局长")
    event: list[Printed] = many(_EVENT, "f6g7h2i3j4")
    kind: list[KindValue] = many(_KIND, "gap")
    year: list[YearValue] = many("四位年份；unknown 为日期不详。Year, or unknown.", "2020", UNKNOWN)
    date_from: DayValue | SkipJsonSchema[None] = Field(
        None,
        alias="from",
        description="从哪天起，写成 2020、2020-10 或 2020-10-29。First day.",
        examples=["2020-10-29"],
    )
    date_to: DayValue | SkipJsonSchema[None] = Field(
        None,
        alias="to",
        description="到哪天止，写成 2020、2020-10 或 2020-10-29。Last day.",
        examples=["2020"],
    )


class FilterParameters(Narrowing, Paging):
    """The filters with a stretch of what they leave."""


class QueryParameters(Narrowing):
    """A query with its filters."""

    q: str = Field(
        "",
        description="检索式，写法见帮助页；不填则为全部发言。Query in the language of the help page.",
        examples=["营商环境 人才"],
    )


class SearchParameters(QueryParameters, Paging):
    """The query string of the search page and of the API's search."""

    sort: Sort | SkipJsonSchema[None] = _SORT
    buckets: WholeNumber = Field(
        BUCKETS,
        ge=0,
        le=MOST_BUCKETS,
        description=f"每个分面至多列出几个取值，0 到 {MOST_BUCKETS}；年份、类型和已选的总是列出。Values of a facet.",
        examples=[0, 200],
    )


class ConcordanceParameters(QueryParameters, Paging):
    """A query with its filters, and how the lines of it are set."""

    order: Order = Field(
        Order.DATE,
        description="排序：date 新的在前，left 左文，right 右文，speaker 发言人，place 地区。Order of the lines.",
        examples=["left", "date"],
    )
    width: WholeNumber = Field(
        WIDTH, ge=1, le=REACH, description=f"每侧几个字，1 到 {REACH}。Characters on each side.", examples=[10, REACH]
    )
    size: WholeNumber = Field(
        SIZES[Shape.KWIC],
        ge=1,
        le=LARGEST_PAGE,
        description=f"每页几处，1 到 {LARGEST_PAGE}。Lines on a page.",
        examples=[50, LARGEST_PAGE],
    )


class GroupParameters(QueryParameters, Paging):
    """A query with its filters, and what its hits are grouped by."""

    by: By = Field(
        By.SPEAKER,
        description="按什么分组：speaker 发言人，department 部门，place 地区。What to group by.",
        examples=["place"],
    )
    sort: Sort | SkipJsonSchema[None] = _SORT
    size: WholeNumber = Field(
        SIZES[Shape.GROUPS],
        ge=1,
        le=grouping.LARGEST_PAGE,
        description=f"每页几组，1 到 {grouping.LARGEST_PAGE}。Groups on a page.",
        examples=[10, grouping.LARGEST_PAGE],
    )


class PointParameters(Paging):
    """The filters of the list of points."""

    kind: list[KindValue] = many(_KIND, "gap")
    statement: list[Printed] = many("发言编号。Id of a statement.", "k5l6m7n2o3")
    department: list[Printed] = many(_DEPARTMENT, "人社局")
    place: list[Printed] = many(_PLACE, "3408")
    event: list[Printed] = many(_EVENT, "f6g7h2i3j4")


class SpeakerParameters(Paging):
    """The filter of the list of speakers."""

    name: list[Printed] = many("姓名，照原样。Printed name.", "林晓禾")


class EventParameters(Paging):
    """The filter of the list of events."""

    year: list[YearValue] = many("四位年份；unknown 为日期不详。Year, or unknown.", "2020", UNKNOWN)


_MANY = frozenset({*FIELDS, "statement", "name"})


def _single(request: Request) -> None:
    given = request.query_params
    repeated = [name for name in dict.fromkeys(given) if name not in _MANY and len(given.getlist(name)) > 1]
    if repeated:
        raise RequestValidationError([{"type": "repeated", "loc": ("query", name), "input": ""} for name in repeated])


ONCE = Depends(_single)
"""A parameter that takes one value is given once: which of two was meant cannot be known."""
Nothing = Annotated[NoParameters, Query()]
