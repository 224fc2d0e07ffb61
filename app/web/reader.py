"""Who reads: the language of the interface and the form of the characters, chosen in an address, kept in a cookie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import URL
from starlette.responses import Response

from app.text.messages import Message, say
from app.web.language import Language

Chosen = TypeVar("Chosen", bound=StrEnum)
LANGUAGE = "lang"
KEPT_SECONDS = 365 * 24 * 3600
_TAGS = {"zh": Language.CHINESE, "en": Language.ENGLISH}
"""What an address calls a language."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice of language or form: its short and its long words, the address of this page with it, whether it is the
    current one."""

    words: str
    label: Message
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader has chosen; ``remembered`` are the names and values that this address has just set."""

    language: Language
    remembered: tuple[tuple[str, str], ...] = ()

    def remember(self, answer: Response) -> None:
        """Let the browser keep what the address has set."""
        for name, value in self.remembered:
            answer.set_cookie(name, value, max_age=KEPT_SECONDS, httponly=True, samesite="lax")


def read_reader(address: Mapping[str, str], cookies: Mapping[str, str]) -> Reader:
    """The reader of a request: what its query string says goes before a cookie; anything unknown is Chinese."""
    asked = address.get(LANGUAGE, "")
    language = _TAGS.get(asked) or _TAGS.get(cookies.get(LANGUAGE, ""), Language.CHINESE)
    return Reader(language, ((LANGUAGE, asked),) if asked in _TAGS else ())


def plain_address(url: URL) -> str:
    """The address without what only says how to show it: the one to print, to cite and to call canonical."""
    kept = [(name, value) for name, value in parse_qsl(url.query, keep_blank_values=True) if name != LANGUAGE]
    return str(url.replace(query=urlencode(kept), fragment=""))


def language_switches(url: URL, reader: Reader) -> tuple[Switch, ...]:
    """The languages, each with the address of this page in it."""
    offered = (("zh", "中文", say("中文界面")), ("en", "EN", say("英文界面")))
    return tuple(
        Switch(words, label, _with(url, LANGUAGE, tag), _TAGS[tag] is reader.language) for tag, words, label in offered
    )


def _with(url: URL, name: str, value: str) -> str:
    kept = [pair for pair in parse_qsl(url.query, keep_blank_values=True) if pair[0] != name]
    return f"{url.path}?{urlencode([*kept, (name, value)])}"
