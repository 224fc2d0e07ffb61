"""Help, with examples that are tried on the corpus."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.search.model import SearchRequest
from app.web.contexts import HelpPage
from app.web.examples import total_of
from app.web.frame import Viewed
from app.web.keeping import kept
from app.web.templating import render

router = APIRouter(include_in_schema=False)
EXAMPLES = (
    ("营商环境", "整个词连在一起出现；不会因为分词而漏掉"),
    ("稳", "一个字也能检索，一处不漏"),
    ("產業", "繁体、简体、港台字形互通，检索结果相同"),
    ("创新 人才", "用空格隔开：每个词都要出现，次序不限"),
    ("“一流的营商环境”", "加引号：引号里的字、标点和空格原样出现"),
)


@router.get("/help")
def guide(view: Viewed) -> Response:
    """How searching works and what the words mean."""

    def count() -> tuple[tuple[str, str, int], ...]:
        return tuple((query, shows, total_of(view, SearchRequest(query))) for query, shows in EXAMPLES)

    tried = kept(view, "guide", count)
    return render(HelpPage(view.frame("帮助"), tried))
