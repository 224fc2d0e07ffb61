"""Lists of the API: one form, pages from 1, links to the pages beside this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from app.web.addresses import page_address
from app.web.api.parameters import Paging
from app.web.frame import View

PREFIX = "/api/v1"
Item = TypeVar("Item")


class Thing(BaseModel):
    """What everything with an address of its own carries."""

    id: str = Field(description="编号，不随重新导入而变。Stable id.", examples=["k5l6m7n2o3"])
    url: str = Field(description="网页地址。Address of the page.", examples=["/statements/k5l6m7n2o3"])
    self_: str = Field(
        serialization_alias="self",
        description="接口地址。Address in the API.",
        examples=["/api/v1/statements/k5l6m7n2o3"],
    )


class Listing(BaseModel, Generic[Item]):
    """列表的一页。One page of a list; the total is exact."""

    total: int = Field(description="总数。How many there are in all.", examples=[221])
    page: int = Field(description="第几页。Number of this page.", examples=[1])
    pages: int = Field(description="共几页。How many pages there are.", examples=[12])
    size: int = Field(description="每页几条。Items on a page.", examples=[20])
    items: list[Item] = Field(description="这一页的条目。Items of this page.")
    next: str | None = Field(description="下一页的地址。Address of the next page.", examples=["/api/v1/events?page=2"])
    previous: str | None = Field(description="上一页的地址。Address of the page before.", examples=[None])


@dataclass(frozen=True, slots=True)
class Stretch:
    """The page of a list that a request asks for."""

    page: int
    size: int

    @classmethod
    def of(cls, asked: Paging) -> Stretch:
        """As the parameters say."""
        return cls(asked.page, asked.size)

    @property
    def offset(self) -> int:
        """How many items stand before it."""
        return (self.page - 1) * self.size

    def cut(self, everything: Sequence[Item]) -> Sequence[Item]:
        """The items of this page out of all."""
        return everything[self.offset : self.offset + self.size]

    def pages(self, total: int) -> int:
        """How many pages ``total`` items fill."""
        return -(-total // self.size)


def api_address(kind: str, identity: str) -> str:
    """The address of one thing in the API."""
    return PREFIX + page_address(kind, identity)


def turned(view: View, page: int, pages: int) -> str | None:
    """The address of this request on another page; None where that has no items."""
    if not 1 <= page <= pages:
        return None
    given = [pair for pair in view.request.query_params.multi_items() if pair[0] != "page"]
    return f"{view.request.url.path}?{urlencode([*given, ('page', str(page))])}"


def listing(view: View, stretch: Stretch, total: int, items: Sequence[Item]) -> Listing[Item]:
    """The answer that holds these items of ``total``."""
    pages = stretch.pages(total)
    return Listing(
        total=total,
        page=stretch.page,
        pages=pages,
        size=stretch.size,
        items=list(items),
        next=turned(view, stretch.page + 1, pages),
        previous=turned(view, min(stretch.page - 1, pages), pages),
    )
