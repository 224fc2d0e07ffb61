"""Help, with examples that are tried on the corpus."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from app.search.model import SearchRequest
from app.search.syllables import syllables_of
from app.store.reading.home import busiest_places
from app.text.messages import say
from app.web.contexts.guide import HelpPage, Spelled
from app.web.examples import total_of
from app.web.frame import View, Viewed
from app.web.templating import render

router = APIRouter(include_in_schema=False)
EXAMPLES = (
    (
        say("找字"),
        (
            ("营商环境", say("这几个字连在一起出现；不会因为分词而漏掉")),
            ("稳", say("一个字也能检索，一处不漏")),
            ("產業", say("繁体、简体、港台字形互通，全角半角、大写小写也互通")),
            ("创新 人才", say("用空格隔开：每个词都要出现，次序不限")),
            ("“一流的营商环境”", say("加引号（直引号、弯引号都行）：引号里的字、标点和空格原样出现")),
        ),
    ),
    (
        say("或者、排除、括号"),
        (
            ("创新 或 改革", say("有一个就行；也写作 OR，前后要有空格，“或将”“非典”这样的词不受影响")),
            ("创新 -改革", say("有前一个，没有后一个；也写作 创新 非 改革、创新 NOT 改革")),
            ("(创新 或 改革) 人才", say("括号里先算；不加括号时，空格比“或”先算")),
        ),
    ),
    (
        say("相距几个字"),
        (
            ("服务 $10 企业", say("“服务”在前，“企业”在后，中间不超过 10 字（最多可写 200），在同一句里")),
            ("服务 #10 企业", say("前后不拘，相距不超过 10 字；也写作 服务 近/10 企业")),
            ("优*环境", say("* 是同一句里的任意多个字")),
            ("一?通办", say("? 正好是一个字；* 和 ? 要用半角，加了引号就是普通符号")),
        ),
    ),
    (
        say("在同一处"),
        (
            ("同句:(企业 服务)", say("两个词在同一句里")),
            ("同段:(产业 人才)", say("在同一段里")),
            ("同点:(企业 服务)", say("在同一个要点里（含它下面的小点）")),
        ),
    ),
    (
        say("限定身份和场合"),
        (
            ("部门:人社局", say("部门的简称、全称、别名都可以")),
            ("地区:江西 人才", say("发言人任职的地区，含下级；另有 目的地:（考察地）、提到:（提到的地区）")),
            ("地区:(四川 或 江苏)", say("括号里的都是这一项的内容，用“或”连接，有一个就行")),
            (
                "职务:局长",
                say("职务里有这几个字；活动: 是名称里的字；发言人: 要写全名，合说的写其中一位"),
            ),
            ("类型:差距 人才", say("“人才”出现在差距里；类型有 体会、差距、举措、建议")),
            ("年:2018-2023", say("一年或几年；不知道的写 不详，如 年:不详")),
        ),
    ),
)
"""Queries of every form, in groups; the field names have English forms too (README)."""


@router.get("/help")
def guide(view: Viewed) -> Response:
    """How searching works and what the words mean."""
    tried = view.kept("guide", lambda: _tried(view))
    return render(HelpPage(view.frame(say("帮助")), tried, view.kept("spelled", lambda: _spelled(view))))


def _spelled(view: View) -> Spelled | None:
    """The city with most statements, as it is typed in pinyin and by initials."""
    busiest = busiest_places(view.session, view.tree, 1)
    if not busiest:
        return None
    name = busiest[0].place.name
    readings = [syllables_of(char)[0] for char in name[:2] if syllables_of(char)]
    return Spelled(name, "".join(readings), "".join(reading[0] for reading in readings))


def _tried(view: View) -> tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]:
    return tuple(
        (title, tuple((query, shows, total_of(view, SearchRequest(query))) for query, shows in examples))
        for title, examples in EXAMPLES
    )
