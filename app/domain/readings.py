"""How a statement was attributed and a file was laid out, in a reader's words."""

from __future__ import annotations

from app.text.messages import Message, say

RULES = {
    "name-role": say("段首印着“姓名（职务）：”"),
    "role-name": say("段首印着“职务姓名：”"),
    "turn": say("段首印着“姓名：”"),
    "timed-turn": say("姓名旁边印着录音的时间"),
    "again": say("前文写过职务，段首只印姓名"),
    "script": say("广播电视稿里标明谁在说话"),
    "label": say("写着“发言人：姓名”"),
    "table": say("表格里列着姓名和职务"),
    "answer": say("问答中回答的一方"),
    "byline": say("职务和姓名单占一行"),
    "lone-line": say("姓名单占一行"),
    "signature": say("署名印在发言之后"),
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
"""The rules of attribution by the names that a transcript has for them."""

LAYOUTS = {
    "name-blocks": say("一人一段，姓名在前"),
    "role-blocks": say("一人一段，职务在前"),
    "bylines": say("署名单占一行"),
    "slogans": say("小标题写作“姓名：口号”"),
    "turns": say("对话记录"),
    "scripts": say("广播电视稿"),
    "signatures": say("署名在每篇之后"),
    "tables": say("发言列成表格"),
    "news": say("新闻报道"),
    "speech": say("通篇是一个人的发言"),
    "none": say("认不出发言"),
}
"""The layouts by the names that a transcript has for them."""


def rule(name: str | None) -> Message:
    """What the rule of this name reads; for an unknown name the name itself."""
    if name is None:
        return say("文件没有写明是谁的发言")
    return RULES.get(name, say("规则 {name}", name=name))


def layout(name: str | None) -> str:
    """What the layout of this name looks like; blank for None."""
    return LAYOUTS.get(name or "", name or "")
