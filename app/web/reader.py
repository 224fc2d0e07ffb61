"""Who reads: the language of the interface and the form of the characters, chosen in an address, kept in a cookie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import URL
from starlette.responses import Response

from app.text.form_tables import Form
from app.text.messages import Message, say
from app.web.language import Language

LANGUAGE, FORM = "lang", "form"
KEPT_SECONDS = 365 * 24 * 3600
_TAGS = {"zh": Language.CHINESE, "en": Language.ENGLISH}
"""What an address calls a language."""
_FORMS = {"restored": Form.RESTORED, "cn": Form.SIMPLIFIED, "tw": Form.TAIWAN, "hk": Form.HONG_KONG}
"""What an address calls a form of the characters."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice of language or form: its short and its long words, the address of this page with it, whether it is the
    current one."""

    words: Message
    label: Message
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader has chosen; ``remembered`` are the names and values that this address has just set."""

    language: Language
    form: Form = Form.RESTORED
    remembered: tuple[tuple[str, str], ...] = ()

    def remember(self, answer: Response) -> None:
        """Let the browser keep what the address has set."""
        for name, value in self.remembered:
            answer.set_cookie(name, value, max_age=KEPT_SECONDS, httponly=True, samesite="lax")


def read_reader(address: Mapping[str, str], cookies: Mapping[str, str]) -> Reader:
    """The reader of a request: what its query string says goes before a cookie; anything unknown is Chinese in the
    characters of the restored text."""
    asked = {name: address[name] for name, known in ((LANGUAGE, _TAGS), (FORM, _FORMS)) if address.get(name) in known}
    chosen = dict(cookies) | asked
    return Reader(
        _TAGS.get(chosen.get(LANGUAGE, ""), Language.CHINESE),
        _FORMS.get(chosen.get(FORM, ""), Form.RESTORED),
        tuple(asked.items()),
    )


def plain_address(url: URL) -> str:
    """The address without what only says how to show it: the one to print, to cite and to call canonical."""
    pairs = parse_qsl(url.query, keep_blank_values=True)
    return str(url.replace(query=urlencode([pair for pair in pairs if pair[0] not in (LANGUAGE, FORM)]), fragment=""))


def language_switches(url: URL, reader: Reader) -> tuple[Switch, ...]:
    """The languages, each with the address of this page in it."""
    offered = (("zh", say("中文"), say("中文界面")), ("en", say("EN"), say("英文界面")))
    return tuple(
        Switch(words, label, _with(url, LANGUAGE, tag), _TAGS[tag] is reader.language) for tag, words, label in offered
    )


def form_switches(url: URL, reader: Reader) -> tuple[Switch, ...]:
    """The forms of the characters, each with the address of this page in it."""
    offered = (
        ("restored", say("照录"), say("文字照还原后的样子")),
        ("cn", say("简"), say("简体字")),
        ("tw", say("台"), say("繁体字（台湾）")),
        ("hk", say("港"), say("繁体字（香港）")),
    )
    return tuple(
        Switch(words, label, _with(url, FORM, tag), _FORMS[tag] is reader.form) for tag, words, label in offered
    )


def _with(url: URL, name: str, value: str) -> str:
    # without the path, which begins with // where a request does, and then names another host
    kept = [pair for pair in parse_qsl(url.query, keep_blank_values=True) if pair[0] != name]
    return f"?{urlencode([*kept, (name, value)])}"
