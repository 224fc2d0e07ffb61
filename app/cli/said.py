"""The options of `correct` as entries."""

from __future__ import annotations

import getpass
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.domain.corrections import Entry, EventCorrection, Merge, Why
from app.domain.document import Document
from app.domain.kinds import Kind
from app.ingest.correcting import acceptance, added_entry, bearer, point_entry, statement_entry
from app.ingest.correction_files import KINDS, NO_KIND, CorrectionError

_ABOUT_SPEECH = ("speaker", "person", "role", "department", "place", "begins", "ends", "split")
_FLAGS = {"join": "joined", "drop": "dropped"}

Options = Mapping[str, Any]


def entries(options: Options, document: Document, session: Session | None) -> Iterator[Entry]:
    """What the options say of a read file, in the order in which it is to be applied. ``session`` knows the ids of
    speakers; without one they are taken for names. Raises CorrectionError for what makes no sense."""
    if not options["reason"]:
        raise CorrectionError("缺 --reason：请写明为什么这样改(原件怎么印的、谁核实的)。")
    why = Why(options["reason"], options["by"] or getpass.getuser(), date.today())
    facts = _facts(options)
    if facts:
        yield EventCorrection(why, **facts)
    yield from _speech(options, document, why)
    if options["merge"]:
        people = tuple(bearer(session, words) for words in options["merge"])
        if people[0] == people[1]:
            raise CorrectionError(f"两个都是“{people[0]}”；同名的人请写编号，或在姓名后用括号写职务。")
        yield Merge(why, people)
    for words in options["accept"] or ():
        code, _, line = words.partition(":")
        if line and not line.isdigit():
            raise CorrectionError(f"--accept {words}: 冒号后面要写行号。")
        yield acceptance(document, code, int(line) if line else None, why)


def _speech(options: Options, document: Document, why: Why) -> Iterator[Entry]:
    said = {key: options[key] for key in _ABOUT_SPEECH if options[key] is not None}
    said |= {key: True for option, key in _FLAGS.items() if options[option]}
    number = options["statement"]
    if options["add"]:
        yield added_entry(document, options["add"], options["line"], why, said)
    elif said and number is None:
        raise CorrectionError("要改哪一篇发言?请用 --statement 给出编号(explain 里可以看到)。")
    elif said:
        yield statement_entry(document, number, why, said)
    if options["point"]:
        if number is None:
            raise CorrectionError("要改哪一篇发言的要点?请用 --statement 给出编号。")
        yield point_entry(document, number, options["point"], _kind(options["kind"]), why)


def _facts(options: Options) -> dict[str, Any]:
    start, _, end = (options["when"] or "").partition("..")
    facts = {
        "title": options["event_title"],
        "start": _day(start),
        "end": _day(end or start),
        "published": _day(options["published"]),
        "publication": options["publication"],
        "place": options["event_place"],
        "origin": options["origin"],
        "destinations": tuple(options["destination"]) if options["destination"] else None,
        "address": options["address"],
        "fetched": _day(options["fetched"]),
    }
    return {key: value for key, value in facts.items() if value is not None}


def _day(words: str | None) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words if re.fullmatch(r"[\d-]+", words) else "")
    except ValueError as error:
        raise CorrectionError(f"“{words}”不是日期；请写成 2020-09-15。") from error


def _kind(words: str | None) -> Kind | None:
    if words == NO_KIND:
        return None
    if words not in set(Kind):
        raise CorrectionError(f"--kind 要写 {KINDS} 中的一个。")
    return Kind(str(words))
