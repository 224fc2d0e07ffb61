"""How a statement was attributed and a file was laid out, in a reader's words."""

from __future__ import annotations

from app.text.messages import Message, say

RULES = {
    "name-role": say("段首印着“姓名（职务）：”"),
    "role-name": say("段首印着“职务姓名：”"),
    "turn": say("段首印着“姓名：”"),
    "answer": say("问答中回答的一方"),
    "byline": say("职务和姓名单占一行"),
    "lone-line": say("姓名单占一行"),
    "title": say("标题里写着发言人"),
    "intro": say("引言里写着发言人"),
    "slogan": say("小标题写作“姓名：口号”"),
    "reported": say("句首写着“某某指出”“某某表示”"),
    "quote-first": say("引文之后写着“某某说”"),
    "joint": say("几个人一起说的，照原文列出"),
    "surname-title": say("只写了姓和职务，照原文列出"),
    "corrected": say("由人对照原件校订"),
    "unsettled": say("署名读不清，照原文列出"),
}
"""The rules of attribution by name."""

LAYOUTS = {
    "name-blocks": say("一人一段，姓名在前"),
    "role-blocks": say("一人一段，职务在前"),
    "bylines": say("署名单占一行"),
    "slogans": say("小标题写作“姓名：口号”"),
    "turns": say("对话记录"),
    "news": say("新闻报道"),
    "speech": say("通篇是一个人的发言"),
    "none": say("认不出发言"),
}
"""The layouts by name."""


def rule(name: str | None) -> Message:
    """What the rule of this name reads; for an unknown name the name itself."""
    if name is None:
        return say("文件没有写明是谁的发言")
    return RULES.get(name, say("规则 {name}", name=name))


def layout(name: str | None) -> str:
    """What the layout of this name looks like; blank for None."""
    return LAYOUTS.get(name or "", name or "")
