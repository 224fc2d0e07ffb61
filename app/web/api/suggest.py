"""Names for what is being typed into the search box."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response
from pydantic import BaseModel, Field

from app.search.namelist import NameKind, Suggestion
from app.search.query import Field as QueryField
from app.search.suggesting import suggest_last
from app.search.unparse import to_text
from app.text.folding import fold
from app.web.api.parameters import NoParameters
from app.web.api.resource import LIST, resource
from app.web.frame import Viewed
from app.web.naming import names_kept
from app.web.offers import name_address

router = resource("联想")


class Typed(NoParameters):
    """已输入的文字。What was typed."""

    q: str = Field(
        "", description="已输入的文字，汉字、拼音或首字母。Characters, pinyin or initials.", examples=["suzhou"]
    )


class Name(BaseModel):
    """一个名称。A name that may be meant."""

    kind: NameKind = Field(description="speaker 发言人、place 地区、department 部门。What it names.")
    label: str = Field(description="名称。Name.", examples=["苏州市"])
    detail: str = Field(description="用来分辨的说明。What tells it from others.", examples=["江苏省"])
    value: str = Field(description="筛选时用的值。Value to filter by.", examples=["3205"])
    statements: int = Field(description="发言篇数。Number of statements.", examples=[12])
    url: str = Field(description="它的页面；没有页面的发言人为检索结果。Its page.", examples=["/places/3205"])
    insert: str = Field(description="放进检索框的写法。What to put into the query.", examples=["地区:苏州市"])


class Suggestions(BaseModel):
    """联想。What may be meant."""

    query: str = Field(description="收到的文字。The text as received.", examples=["suzhou"])
    typed: str = Field(description="其中要替换的末尾一段。The end of it that a suggestion stands for.")
    suggestions: list[Name] = Field(description="至多八个，最可能的在前。At most eight, best first.")


@router.get("/suggest", operation_id="suggest", summary="名称联想", responses=LIST)
def suggest(view: Viewed, asked: Annotated[Typed, Query()], response: Response) -> Suggestions:
    """发言人、部门、地区：可以输入汉字、拼音或首字母。Names that the text, or else its last word, may mean."""
    names = names_kept(view)
    if not names.suggestions:  # they may be on their way: nobody is to keep this answer
        del response.headers["ETag"]
        response.headers["Cache-Control"] = "no-store"
    typed, found = suggest_last(names, asked.q)
    return Suggestions(query=asked.q, typed=typed, suggestions=[_name(one) for one in found])


def _name(one: Suggestion) -> Name:
    return Name(
        kind=one.kind,
        label=one.label,
        detail=one.detail,
        value=one.value,
        statements=one.statements,
        url=name_address(one),
        insert=to_text(QueryField(one.field, one.label, fold(one.label), 0, 0)),
    )
