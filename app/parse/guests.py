"""Who sits at the table: the people whom the head of a page lists with their offices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.blocks import BlockKind
from app.parse.grammar.attribution import name_role, parted
from app.parse.grammar.fields import Label
from app.parse.grammar.labels import LABEL
from app.parse.grammar.names import is_certain, is_possible, unspaced, without_honorific
from app.parse.grammar.roles import is_role, split_label
from app.parse.grammar.signs import GAP
from app.parse.page import Page
from app.parse.strands import Strand, strand_of
from app.text.spans import Span

Office = tuple[str, Span] | None
"""A printed office and where it stands."""

_ATTEND = (
    "(?:出席|列席|参加|与会|参会|应邀)(?:人员|单位|者|人)?|主席|主持"
    "|(?:访谈|对话|座谈|受访)?嘉宾|对话人|访谈人|汇报人|被询问人|应询人"
)
_LABELLED = re.compile(f"(?:[\\[【](?:{_ATTEND})[\\]】]{GAP}*[:：]?|(?:{_ATTEND}){GAP}*[:：]){GAP}*")
_INTERVIEW = re.compile("(?:专访|访谈|对话|访)([^,，。:：;；—-]{4,40})$")
_LIST_END = re.compile("等(?:\\S{0,8}人)?$")
_LONGEST_LINE = 200


def guests_of(page: Page) -> dict[str, Office]:
    """The guests that fields such as 嘉宾:… name, in their order, with their offices where printed."""
    found: dict[str, Office] = {}
    for row in page.rows:
        for finding in row.findings:
            if finding.label is Label.GUEST:
                for name, office in _people(finding.value):
                    found.setdefault(name, office)
    return found or _interviewed(page)


def _interviewed(page: Page) -> dict[str, Office]:
    """The one whom the first lines say is interviewed (专访市统计局局长某某)."""
    for number in page.numbers[:3]:
        row = page.rows[number]
        found = _INTERVIEW.search(row.text)
        split = split_label(found[1]) if found is not None else None
        if found is not None and split is not None and split.sure:
            return {split.name: (split.role, row.body.cut(found.start(1), found.start(1) + len(split.role)).span)}
    return {}


def listed(page: Page, before: int) -> dict[str, tuple[str, Span]]:
    """The offices of people in the lines before row number ``before``: one a line, or after 出席:, 列席:, 对话人:."""
    found: dict[str, tuple[str, Span]] = {}
    labels = _lists(page)
    for number in sorted({*labels, *(number for number, printed in page.lone_lines.items() if printed is not None)}):
        row = page.rows[number]
        if number >= before:
            break
        if number in labels:
            people = list(_people(row.body.cut(labels[number])))
        else:
            printed = page.lone_lines[number]
            where = printed.role_at if printed is not None else None
            people = (
                [(printed.name or "", (row.text[slice(*where)], row.body.cut(*where).span))]
                if printed and where
                else []
            )
        for name, office in people:
            if office is not None and name:
                found.setdefault(name, office)
    return found


def attending(page: Page) -> set[str]:
    """The names, with an office or without, in the lines that say who is there (出席:, 与会人员:)."""
    lists = [page.rows[number].body.cut(end) for number, end in _lists(page).items()]
    spans = (piece.span for row in page.rows for piece in row.pieces if piece.kind is BlockKind.EVENT)
    for field in (strand_of(page.source, span) for span in spans):
        label = _LABELLED.match(field.text)
        lists += [field.cut(label.end())] if label is not None else []
    return {name for each in lists for name, _ in _people(each)}


def _lists(page: Page) -> dict[int, int]:
    """The rows that say who is there, and where in them the list begins."""
    return {
        number: label.end()
        for number, head in page.heads.items()
        if (label := _LABELLED.match(head.text)) is not None and len(head.text) <= _LONGEST_LINE
    }


def _people(value: Strand) -> Iterator[tuple[str, Office]]:
    """The people in a list parted by 、 ; or blanks, each with the office before or after the name."""
    at = 0
    for part in re.split("[;；]", value.text):
        yield from _spaced(value.cut(at, at + len(part)))
        at += len(part) + 1


def _spaced(part: Strand) -> Iterator[tuple[str, Office]]:
    words = [(found.start(), found[0]) for found in re.finditer("[^ \\t\u3000\u00a0]+", unspaced(part.text))]
    if unspaced(part.text) != part.text:
        words = [(part.text.find(word), word) for _, word in words]
    number = 0
    while number < len(words):
        at, word = words[number]
        following = words[number + 1] if number + 1 < len(words) else (0, "")
        if is_role(word) and _is_name(following[1]) and not _is_sure(word):
            yield without_honorific(following[1]), (word, part.cut(at, at + len(word)).span)
            number += 2
        elif _is_name(word) and is_role(following[1]) and not _is_sure(following[1]):
            yield without_honorific(word), (following[1], part.cut(following[0], following[0] + len(following[1])).span)
            number += 2
        else:
            yield from _joined(part.cut(at, at + len(word)) if at >= 0 else part, word)
            number += 1


def _joined(part: Strand, word: str) -> Iterator[tuple[str, Office]]:
    """People parted by 、, which also parts the offices of one: a part goes on until it ends in a name."""
    start = at = 0
    for item in [*re.split("(?<=[、,，])", word)]:
        at += len(item)
        held = _LIST_END.sub("", word[start:at].strip("、,， "))
        printed = name_role(held)
        split = split_label(held) if printed is None else None
        label = f"{held}:"
        inside = parted(label, LABEL.match(label))
        if printed is not None and printed.name is not None and printed.role is not None:
            yield printed.name, _office(part, printed.role)
        elif inside is not None and inside.name is not None and inside.role is not None:
            yield inside.name, _office(part, inside.role)
        elif split is not None and split.sure:
            yield split.name, _office(part, split.role)
        elif is_certain(without_honorific(held)):
            yield without_honorific(held), None
        else:
            continue
        start = at


def _office(part: Strand, role: str) -> Office:
    at = part.text.find(role)
    return (role, part.cut(at, at + len(role)).span) if at >= 0 else None


def _is_name(word: str) -> bool:
    return 2 <= len(without_honorific(word)) <= 8 and is_possible(without_honorific(word))


def _is_sure(word: str) -> bool:
    """True where a word is an office with its holder, not an office alone (副局长王岭)."""
    split = split_label(word)
    return split is not None and split.sure
