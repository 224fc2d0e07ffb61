"""A table whose head names 姓名, 职务 and 发言, a row a speaker, in any order of its columns."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import reduce

from app.parse.front import mark_front
from app.parse.grammar.attribution import Printed, name_role
from app.parse.grammar.endings import speech_end
from app.parse.grammar.names import is_certain, is_possible, unspaced, without_honorific
from app.parse.grammar.roles import is_office
from app.parse.grammar.signs import finished
from app.parse.outline import NARRATION, TEXT, Fit, Mark, Outline, Part, blank_marks
from app.parse.page import Page
from app.parse.rows import Row
from app.parse.strands import Strand
from app.text.spans import Span

NAME = "tables"


class Column(Enum):
    """What a column of the table holds."""

    NAME = auto()
    ROLE = auto()
    TEXT = auto()
    OTHER = auto()


_HEADS = (
    (Column.NAME, re.compile("(?:发言|交流|汇报|讲话)?(?:人员?|者|代表)(?:姓名)?|姓\\s*名(?:[、/和及]职务)?")),
    (
        Column.ROLE,
        re.compile("(?:工作|所在)?(?:单位|部门)(?:[及和、/]?职\\s*务)?|现?任?职\\s*务(?:[及和、/]单位)?|身份"),
    ),
    (
        Column.TEXT,
        re.compile("(?:主要|交流|发言|讲话|汇报|体会)*(?:内容|要点|摘要|摘录|观点|体会|发言|心得|建议|记录)+"),
    ),
    (Column.OTHER, re.compile("序\\s*号|编号|时间|日期|备注|次序|顺序|性别|民族|电话|组别")),
)
_CELLS = re.compile("\\s*[\\t|｜]\\s*|[ \u3000]{2,}")
_GAPS = re.compile("[\\t|｜ \u3000]")
"""What parts two cells, or begins to."""
_ORDINAL = re.compile("\\d{1,3}[.、．]?")
_LONGEST_NAME = 24
_LONGEST_ROLE = 50


@dataclass(frozen=True, slots=True)
class _Record:
    """A speaker's cells by the numbers of their rows: who he is, and what he says."""

    name: int
    roles: tuple[int, ...]
    texts: tuple[int, ...]


def read(page: Page) -> Fit | None:
    """That the page is one, None where it holds no table with that head or nobody speaks in it.

    A row of the table is one line with its cells parted, or each paragraph of a cell is a line. Cells that hold
    neither a name, an office nor words are left out.
    """
    texts = ((number, page.rows[number].text) for number in page.numbers)
    parted = (one for one in texts if "。" not in one[1] and _GAPS.search(one[1]))  # no name of a column holds a stop
    at, columns = next(((number, found) for number, text in parted if (found := _columns(text))), (0, ()))
    if not columns:
        return None
    rows = [*page.rows[: at + 1], *(cell for row in page.rows[at + 1 :] for cell in _cells(row))]
    records = _records(rows, at + 1, columns)
    outline = _outline(page, rows, at, records) if records else None
    return Fit(outline.blocks, lambda: outline) if outline is not None else None


def _columns(line: str) -> tuple[Column, ...]:
    """The columns that the head of a table names; nothing where names or words are not among them."""
    columns: list[Column] = []
    for cell in filter(None, _CELLS.split(line.strip(" \t|｜"))):
        kind = next((kind for kind, head in _HEADS if head.fullmatch(cell)), None)
        if kind is None:
            return ()
        columns.append(kind)
    return tuple(columns) if columns.count(Column.NAME) == columns.count(Column.TEXT) == 1 else ()


def _cells(row: Row) -> list[Row]:
    """The cells of a row, each a row; what was set aside of it stays with the first."""
    cells: list[Strand] = []
    start = 0
    if _columns(row.text):
        return [row]
    for gap in _CELLS.finditer(row.text):
        cells.append(row.body.cut(start, gap.start()))
        start = gap.end()
    if not cells:
        return [row]
    parted = [cell for cell in (*cells, row.body.cut(start)) if cell.text]
    last = len(parted) - 1
    return [
        Row(
            cell,
            pieces=row.pieces if number == 0 else (),
            credits=row.credits if number == last else (),
            cut=row.cut and number == last,
        )
        for number, cell in enumerate(parted)
    ]


def _records(rows: Sequence[Row], first: int, columns: Sequence[Column]) -> list[_Record]:
    """The records of a table whose cells follow one another from row ``first``."""
    kinds = [kind for kind in columns if kind is not Column.OTHER]
    middle = kinds.index(Column.TEXT)
    before, after = kinds[:middle], kinds[middle + 1 :]
    cells = [n for n in range(first, len(rows)) if rows[n].text and not _is_beside(rows, n)]
    records: list[_Record] = []
    start = 0
    while start < len(cells):
        who = _fitting(rows, cells[start:], before)
        if who is None:
            break
        begin = end = start + len(before)
        while end < len(cells) and (end == begin or _fitting(rows, cells[end:], after or before) is None):
            end += 1
        behind = _fitting(rows, cells[end:], after)
        if end == begin or behind is None:
            break
        people = {**who, **behind}
        name = next(n for n, kind in people.items() if kind is Column.NAME)
        roles = tuple(n for n, kind in people.items() if kind is Column.ROLE)
        records.append(_Record(name, roles, tuple(cells[begin:end])))
        start = end + len(after)
    return records


def _is_beside(rows: Sequence[Row], number: int) -> bool:
    """True for a row's ordinal, the head of the table printed again, and a line between two tables."""
    heads = [bool(_columns(row.text)) for row in rows[number : number + 2]]
    between = heads[1:] == [True] and not finished(rows[number].text)
    return heads[0] or between or _ORDINAL.fullmatch(rows[number].text) is not None


def _fitting(rows: Sequence[Row], cells: Sequence[int], kinds: Sequence[Column]) -> dict[int, Column] | None:
    """The next cells by what they hold, None where they do not hold that."""
    taken = dict(zip(cells, kinds, strict=False))
    fits = all(_IS[kind](rows[number].text) for number, kind in taken.items())
    return taken if fits and len(taken) == len(kinds) else None


def _is_name(text: str) -> bool:
    name = without_honorific(unspaced(text))
    return len(text) <= _LONGEST_NAME and (is_possible(name) or name_role(text) is not None)


def _is_role(text: str) -> bool:
    return len(text) <= _LONGEST_ROLE and is_office(text)


_IS = {Column.NAME: _is_name, Column.ROLE: _is_role}


def _outline(page: Page, rows: list[Row], at: int, records: Sequence[_Record]) -> Outline | None:
    """The cells as rows of a page: who speaks in one, above what he says."""
    out = rows[: at + 1]
    marks: dict[int, Mark] = {}
    used: set[int] = set()
    roles: dict[str, tuple[str, Span]] = {}
    for record in records:
        printed, who = _who(rows, record)
        if printed is None or printed.name is None:
            return None
        if (office := _elsewhere(rows, record)) is not None:
            roles[printed.name] = office
        texts = record.texts
        if record is records[-1]:
            texts = texts[: speech_end(["", *(rows[n].text for n in texts)]) - 1]
        signs = record.name > texts[0]
        lines = [(rows[n], TEXT) for n in texts]
        lines.insert(len(lines) if signs else 0, (who, Mark(Part.SIGNED if signs else Part.OPENING, printed)))
        for row, mark in lines:
            marks[len(out)] = mark
            out.append(row)
        beside = {n for n in record.roles if rows[n].body.text in who.text}
        used |= {record.name, *beside, *texts}
    out += [row for number, row in enumerate(rows[at + 1 :], start=at + 1) if number not in used]
    read = Page(page.source, tuple(out))
    whole = blank_marks(read.rows)
    mark_front(read, whole, at)
    whole[at] = NARRATION
    for number, mark in marks.items():
        whole[number] = mark
    return Outline(NAME, tuple(whole), len(records) + 1, page=read, roles=roles)


def _who(rows: Sequence[Row], record: _Record) -> tuple[Printed | None, Row]:
    """A record's name, with the office where it stands on the same side of his words, as one attribution and row."""
    beside = [n for n in record.roles if (n < record.texts[0]) == (record.name < record.texts[0])]
    numbers = sorted((record.name, *beside))
    body = reduce(operator.add, (rows[number].body for number in numbers))
    row = Row(body, tuple(piece for number in numbers for piece in rows[number].pieces))
    text = rows[record.name].text
    both = name_role(text) if not record.roles else None
    if both is not None:
        return both, row
    name = without_honorific(unspaced(text))
    if not (record.roles or is_certain(name)):
        return None, row
    role = "".join(rows[number].text for number in beside) or None
    at = body.text.find(role) if role is not None and len(beside) == 1 else -1
    return Printed("table", name, role, (at, at + len(role or "")) if at >= 0 else None, len(body.text)), row


def _elsewhere(rows: Sequence[Row], record: _Record) -> tuple[str, Span] | None:
    """The office that stands on the other side of the words from the name."""
    beyond = [rows[n].body for n in record.roles if (n < record.texts[0]) != (record.name < record.texts[0])]
    return ("".join(body.text for body in beyond), beyond[0].span) if len(beyond) == 1 else None
