"""What a person types to name a document: printed so that it can be pasted behind `explain` and `correct`."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from app.cli.terminal import errors, fail
from app.ingest.items import Item
from app.ingest.limits import Limits
from app.ingest.naming import Named, NamingError, named
from app.settings import Settings

FILE_HELP = "One file; what a zip or a mail holds as archive.zip!/name, as problems prints it."
_PLAIN = re.compile(r"[\w@%+=:,./-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def argument(path: str) -> str:
    """The path of a document from the folder in which one is, where it lies below that."""
    here = f"{Path.cwd()}/"
    below = path.removeprefix(here) if path.startswith(here) else path
    return f"./{below}" if below.startswith("-") else below


def typed(path: str) -> str:
    """``argument`` as a shell takes it: in quotes where it would make something else of it."""
    words = argument(path)
    if _PLAIN.fullmatch(words):
        return words
    if not _CONTROL.search(words):
        return shlex.quote(words)
    escaped = words.replace("\\", "\\\\").replace("'", "\\'")
    return "$'" + _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", escaped) + "'"


def item_or_fail(words: str) -> Item:
    """The document that the words name; ends the command where they do not name one, with what can be named instead.
    What is attached to a mail is told beside it."""
    try:
        item, others = named(words, Limits.of(Settings()))
    except NamingError as error:
        fail("\n".join([str(error), *map(_choice, error.choices)]))
    if others:
        said = f"以下是邮件本身；另有 {len(others)} 份附件："
        errors.print("\n".join([said, *map(_choice, others)]), markup=False)
    return item


def _choice(choice: Named) -> str:
    return f"   {typed(choice.path)}{f'  {choice.failure.message}' if choice.failure else ''}"
