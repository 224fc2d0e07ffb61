"""How a statement was attributed and a file was laid out, in a reader's words."""

from __future__ import annotations

RULES = {
    "name-role": "段首印着“姓名（职务）：”",
    "role-name": "段首印着“职务姓名：”",
    "turn": "段首印着“姓名：”",
    "answer": "问答中回答的一方",
    "byline": "职务和姓名单占一行",
    "lone-line": "姓名单占一行",
    "title": "标题里写着发言人",
    "intro": "引言里写着发言人",
    "slogan": "小标题写作“姓名：口号”",
    "reported": "句首写着“某某指出”“某某表示”",
    "unsettled": "署名读不清，照原文列出",
}
"""The rules of attribution by name."""

LAYOUTS = {
    "name-blocks": "一人一段，姓名在前",
    "role-blocks": "一人一段，职务在前",
    "bylines": "署名单占一行",
    "slogans": "小标题写作“姓名：口号”",
    "turns": "对话记录",
    "speech": "通篇是一个人的发言",
    "none": "认不出发言",
}
"""The layouts by name."""


def rule(name: str | None) -> str:
    """What the rule of this name reads; for an unknown name the name itself."""
    if name is None:
        return "文件没有写明是谁的发言"
    return RULES.get(name, f"规则 {name}")


def layout(name: str | None) -> str:
    """What the layout of this name looks like; blank for None."""
    return LAYOUTS.get(name or "", name or "")
