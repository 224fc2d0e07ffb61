"""The languages of the interface: Chinese as written in templates and messages, English from the catalogs beside
this module. Words of the corpus are never translated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from app.text.messages import Message, many, say

CATALOGS = Path(__file__).parent / "english"


class Language(StrEnum):
    """A language of the interface, by its tag."""

    CHINESE = "zh-Hans"
    ENGLISH = "en"


@cache
def catalog() -> dict[str, tuple[str, ...]]:
    """The English of every Chinese template: one form, or the singular and the plural.

    Raises ValueError where a template stands in two catalogs with different words.
    """
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(CATALOGS.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="en", abort_invalid=True):
                if not message.id:
                    continue
                key = message.id if isinstance(message.id, str) else message.id[0]
                forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
                if found.setdefault(key, forms) != forms:
                    raise ValueError(f"{path.name}: {key}")
    return found


def in_english(template: str, number: int | None = None) -> str:
    """The English of a template; the template itself where no catalog has it."""
    forms = [form for form in catalog().get(template, ()) if form]
    return (forms[0] if number == 1 else forms[-1]) if forms else template


def translated(value: Any) -> Any:
    """A message in English; anything else as it is."""
    return value.said_by(in_english) if isinstance(value, Message) else value


def speech(language: Language) -> dict[str, Callable[..., object] | str]:
    """What templates of a language call to say something: ``_`` (a sentence), ``many`` (a sentence that counts),
    ``listed`` (things in a row) and ``comma`` (what stands between them)."""
    english = language is Language.ENGLISH
    comma = ", " if english else "、"

    def sentence(template: str, /, **fields: object) -> str:
        return _filled(say(template, **fields), english)

    def counting(number: int, template: str, /, **fields: object) -> str:
        return _filled(many(number, template, **fields), english)

    def listed(things: Iterable[Any]) -> str:
        return Markup(comma).join(translated(thing) if english else thing for thing in things)

    return {"_": sentence, "many": counting, "listed": listed, "comma": comma}


def _filled(message: Message, english: bool) -> str:
    if not any(isinstance(value, Markup) for value in message.fields.values()):
        return message.said_by(in_english) if english else message
    fields = {name: translated(value) if english else value for name, value in message.fields.items()}
    template = in_english(message.template, message.number) if english else message.template
    return Markup(escape(template)).format(**fields)
