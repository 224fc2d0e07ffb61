"""A statement as a reference: GB/T 7714, a plain line, BibTeX. Pure functions of the statement and of who read it when.

All forms name the permalink, the day of access and the build of the corpus, say what is unknown instead of leaving it
out, and mark what must not be cited (the sample) or stands in the corpus no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.store.reading.statements import StatementReading

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {character: "\\" + character for character in "&%$#_"}


@dataclass(frozen=True, slots=True)
class Access:
    """How a statement was reached: the whole address, the day of access and the build with its day, both in Beijing."""

    address: str
    day: date
    build: str
    built: date | None


def gbt7714(statement: StatementReading, access: Access) -> str:
    """The statement as an electronic resource (EB/OL) in the report that prints it.

    GB/T 7714—2015, 4.6.2 (title[EB/OL], date of publication in round brackets, of access in square ones, access path),
    with the host introduced by // as in 4.2.2; half-width marks (chapter 7, where [] also holds what the citer
    supplies); 佚名 for an unknown author (8.1). The standard has no form for a missing date or title and for the
    version of a corpus: these are supplied in square brackets.
    """
    author, event = statement.signed or "佚名", statement.event
    title = statement.heading or f"[无题:{statement.headline}]"
    reference = (
        f"{author}. {title}[EB/OL]//{event.title or '[题名不详]'}. "
        f"{_issue(statement)}[{access.day}]. {access.address}. [{_corpus(statement, access)}]."
    )
    return _line(f"[样本,不可引用] {reference}" if statement.sample else reference)


def _issue(statement: StatementReading) -> str:
    event, publication = statement.event, statement.publication
    if event.published:
        published = f"({event.published})"
        return f"{publication}, {event.published.year}{published}" if publication else published
    spoken = _from_to(event.start, event.end, "至")
    unknown = f"[刊发日期不详,发言于{spoken}]" if spoken else "[日期不详]"
    return f"{publication}, {unknown}" if publication else unknown


def _corpus(statement: StatementReading, access: Access) -> str:
    version = f"言录语料版本{access.build}" + (f",{access.built}" if access.built else "")
    return f"已撤下,不在{version}内" if statement.withdrawn else version


def plain(statement: StatementReading, access: Access) -> str:
    """The statement as a sentence in Chinese, for a note below a text."""
    event, role = statement.event, f"（{statement.role}）" if _adds(statement) else ""
    title = f"《{_inside(statement.heading)}》" if statement.heading else f"无题发言“{statement.headline}”"
    host = f"载《{_inside(event.title)}》" if event.title else "报道题名不详"
    spoken = _chinese_days(event.start, event.end)
    issue = f"{_chinese(event.published)}刊发" if event.published else "刊发日期不详"
    version = f"语料版本{access.build}" + (f"（{_chinese(access.built)}）" if access.built else "")
    parts = (
        f"{statement.signed or '未署名'}{role}：{title}",
        host,
        f"发言于{spoken}" if spoken else "发言日期不详",
        f"《{_inside(statement.publication)}》{issue}" if statement.publication else issue,
    )
    standing = f"已撤下，不在{version}内" if statement.withdrawn else version
    reference = f"{'，'.join(parts)}。言录，{access.address} ，{_chinese(access.day)}查阅，{standing}。"
    return _line(f"〔样本：内容虚构，不可引用〕{reference}" if statement.sample else reference)


def _adds(statement: StatementReading) -> bool:
    """True where the role is not what the signature ends in (王局长)."""
    return statement.role is not None and not (statement.signed or "").endswith(statement.role)


def plain_english(statement: StatementReading, access: Access) -> str:
    """The same for a reader of English: words of the corpus stay Chinese, n.d. for an unknown date."""
    event, role = statement.event, f" ({statement.role})" if _adds(statement) else ""
    title = f"“{statement.heading}.”" if statement.heading else f"[Untitled: “{statement.headline}”]."
    host = f"In {event.title or '[untitled report]'}"
    spoken = f"spoken {_from_to(event.start, event.end, ' to ') or 'n.d.'}"
    issue = "published " + (f"in {statement.publication}, " if statement.publication else "")
    version = f"build {access.build}" + (f" ({access.built})" if access.built else "")
    standing = f"withdrawn, not in {version}" if statement.withdrawn else version
    reference = (
        f"{statement.signed or 'Unsigned'}{role}. {title} {host}, {spoken}, {issue}{event.published or 'n.d'}. "
        f"Yanlu corpus, {standing}. {access.address} (accessed {access.day})."
    )
    return _line(f"[Sample: invented, do not cite] {reference}" if statement.sample else reference)


def bibtex(statement: StatementReading, access: Access) -> str:
    """The statement as one entry of a BibTeX file, in UTF-8; its key is made from the id.

    ``@misc`` and ``howpublished`` are known to every style, ``date``, ``url`` and ``urldate`` to biblatex. What TeX
    reads as a command is spelled out, so that braces always balance.
    """
    event = statement.event
    title = statement.heading or f"[无题:{statement.headline}]"
    host = event.title or "[题名不详]"
    fields = {
        "author": f"{{{_tex(statement.signed or '佚名')}}}",
        "title": f"{{{_tex(f'[样本,不可引用] {title}' if statement.sample else title)}}}",
        "howpublished": _tex(f"{host}. {statement.publication}" if statement.publication else host),
        "year": str(event.published.year) if event.published else "n.d.",
        "date": str(event.published) if event.published else "",
        "url": access.address,
        "urldate": str(access.day),
        "language": "chinese",
        "note": _tex(_note(statement, access)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{yanlu-{re.sub('[^A-Za-z0-9]', '', statement.id)},\n{lines}}}"


def _note(statement: StatementReading, access: Access) -> str:
    spoken = _from_to(statement.event.start, statement.event.end, "至")
    parts = (statement.role, f"发言于{spoken}" if spoken else "发言日期不详", _corpus(statement, access))
    return "; ".join(part for part in parts if part)


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in _line(text))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _inside(title: str | None) -> str:
    """A title for title marks: those inside it become single ones (GB/T 15834—2011, 4.15)."""
    return (title or "").replace("《", "〈").replace("》", "〉")


def _from_to(start: date | None, end: date | None, word: str) -> str:
    days = dict.fromkeys(str(day) for day in (start, end) if day)
    return word.join(days)


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _chinese_days(start: date | None, end: date | None) -> str:
    return "至".join(dict.fromkeys(_chinese(day) for day in (start, end) if day))
