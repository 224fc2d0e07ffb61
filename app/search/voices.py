"""The values of the facet of speakers for those who have no page of their own: they go by what is printed."""

from __future__ import annotations

from app.text.messages import say

_TOGETHER, _WORDS = "together:", "printed:"
"""How such a value begins; the id of a speaker holds no colon."""


def voice_value(name: str, full: bool) -> str:
    """The value for somebody who speaks together with others (``full``), or for words that stand for a name."""
    return (_TOGETHER if full else _WORDS) + name


def voice_name(value: str) -> str | None:
    """The name in such a value; None for an id."""
    kind, colon, name = value.partition(":")
    return name if kind + colon in (_TOGETHER, _WORDS) else None


def voice_label(value: str) -> str | None:
    """What such a value is called in a list of speakers, told apart from a speaker of the same name; None for an id."""
    name = voice_name(value)
    return say("{name}（几人合说）", name=name) if name and value.startswith(_TOGETHER) else name


def voice_detail(value: str) -> str:
    """What tells such a value from a speaker of the same name."""
    return say("几人合说") if value.startswith(_TOGETHER) else say("原文这样写")
