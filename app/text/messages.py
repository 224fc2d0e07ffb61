"""Sentences for readers that remember how they were made, so that they can be said in another language.

A message is its Chinese text (a ``str`` like any other) with the template and the fields it was filled from. Whoever
shows it may look the template up in a catalog and fill the translation with the same fields; whoever does not, has
the Chinese text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping


class Message(str):
    """A filled template. ``number`` is what a language with plurals chooses the form by; None where nothing counts."""

    template: str
    fields: Mapping[str, object]
    number: int | None

    def __new__(cls, template: str, fields: Mapping[str, object], number: int | None = None) -> Message:
        """The message that ``template.format(**fields)`` gives. Raises KeyError for a field that is not there."""
        made = super().__new__(cls, template.format(**fields) if fields else template)
        made.template, made.fields, made.number = template, fields, number
        return made

    def said_by(self, look_up: Callable[[str, int | None], str]) -> str:
        """The message with its template, and those of messages among its fields, replaced by what ``look_up`` gives
        for a template and a number."""
        template = look_up(self.template, self.number)
        if not self.fields:
            return template
        return template.format(
            **{
                name: value.said_by(look_up) if isinstance(value, Message) else value
                for name, value in self.fields.items()
            }
        )


def say(template: str, /, **fields: object) -> Message:
    """A message: a Chinese template, its braces filled with ``fields`` (messages among them are translated too)."""
    return Message(template, fields)


def many(number: int, template: str, /, **fields: object) -> Message:
    """A message about ``number`` things, which the template names ``{n}`` and shows with thousands apart."""
    return Message(template, {"n": f"{number:,}", **fields}, number)
