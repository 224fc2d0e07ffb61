"""A correction file, read and checked: every error names the file and the line; a key that is not known is one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.corrections import (
    Acceptance,
    Anchor,
    Bearer,
    Corrections,
    Entry,
    EventCorrection,
    Merge,
    PointCorrection,
    StatementCorrection,
    Why,
)
from app.domain.kinds import KIND_LABELS, Kind
from app.domain.problems import ProblemCode
from app.names.gazetteer import gazetteer
from app.names.given import place_named

WHY = ("reason", "by", "day")
PLACES = ("place", "origin")
NO_KIND = "none"
KINDS = "、".join([*(f"{kind}({label})" for kind, label in KIND_LABELS.items()), f"{NO_KIND}(未判)"])
"""What the kind of a point can be said to be, each with its word."""

Table = Mapping[str, Any]
_ANCHORED: dict[str, type] = {"line": int, "words": str}
_EVENT: dict[str, type] = {
    "title": str,
    "start": date,
    "end": date,
    "published": date,
    "publication": str,
    "place": str,
    "origin": str,
    "destinations": list,
    "address": str,
    "fetched": date,
}
_STATEMENT: dict[str, type] = {
    "speaker": str,
    "person": str,
    "role": str,
    "department": str,
    "place": str,
    "begins": str,
    "ends": str,
    "split": str,
    "joined": bool,
    "dropped": bool,
    "added": bool,
}
KEYS: dict[str, dict[str, type]] = {
    "event": _EVENT,
    "statement": _ANCHORED | _STATEMENT,
    "point": _ANCHORED | {"kind": str},
    "people": {"same": list},
    "accept": {"code": str, "line": int, "words": str},
}
"""The tables of a correction file and the keys of each, beside those of ``WHY``."""
_NAMES = {date: "日期(如 2020-09-15)", str: "文字", int: "整数", list: "文字的列表", bool: "true 或 false"}


class CorrectionError(ValueError):
    """A correction file cannot be used; the message says why and where."""


def read_corrections(path: Path) -> Corrections:
    """The corrections of one file.

    Raises CorrectionError for what is no TOML, an unknown table or key, a value of another type, a missing reason,
    a date that is none, an unknown place, kind or code. Raises OSError where the file cannot be read.
    """
    return parse_corrections(path.read_bytes(), path.name)


def parse_corrections(data: bytes, name: str) -> Corrections:
    """The corrections that stand in a file of this name; errors as for ``read_corrections``."""
    try:
        text = data.decode("utf-8")
        found = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CorrectionError(f"{name}:{line}: 不是 UTF-8 文字。") from error
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise CorrectionError(
            f"{name}:{at[1] if at else text.count(chr(10)) + 1}: 不合 TOML 的写法：{error}。"
        ) from error
    unknown = next((key for key in found if key not in {"document", *KEYS}), None)
    if unknown is not None:
        raise CorrectionError(
            f"{name}:{_line(text, unknown)}: 没有“{unknown}”这一节；可用：document、{'、'.join(KEYS)}。"
        )
    document = found.get("document", {})
    if not isinstance(document, dict):
        raise CorrectionError(f"{name}:{_line(text, 'document')}: [document] 是一节，里面写 name 和 sha256。")
    for key, value in document.items():
        if key not in ("name", "sha256") or not isinstance(value, str):
            raise CorrectionError(f"{name}:{_line(text, key)}: [document] 里只写 name 和 sha256，值为文字。")
    read = {table: _Reader(name, text, table).entries(found.get(table, [])) for table in KEYS}
    if not document and any(read[table] for table in KEYS if table != "people"):
        raise CorrectionError(f"{name}:1: 缺 [document] 一节(name、sha256)，不知道校订的是哪份文件。")
    return Corrections(document.get("name", ""), document.get("sha256", ""), *read.values())  # type: ignore[arg-type]


class _Reader:
    """The entries of one table of one file."""

    def __init__(self, name: str, text: str, table: str) -> None:
        self.name, self.text, self.table = name, text, table
        self.number = 0

    def entries(self, found: object) -> tuple[Entry, ...]:
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            at = _line(self.text, self.table)
            raise CorrectionError(f"{self.name}:{at}: “{self.table}”要写成 [[{self.table}]],一条一节。")
        done = []
        for self.number, entry in enumerate(found):
            done.append(self._entry(entry))
        return tuple(done)

    def _entry(self, entry: Table) -> Entry:
        keys = KEYS[self.table]
        for key, value in entry.items():
            if key not in keys and key not in WHY:
                known = "、".join((*keys, *WHY))
                self._fail(key, f"[[{self.table}]] 里没有“{key}”这一项；可用：{known}。")
            self._check(key, value, date if key == "day" else keys.get(key, str))
        missing = [key for key in WHY if not entry.get(key)]
        if missing:
            self._fail(None, f"缺“{missing[0]}”：每条校订都要写明理由(reason)、谁改的(by)和日期(day)。")
        for key in PLACES:
            self._place(key, entry.get(key))
        for place in entry.get("destinations", ()):
            self._place("destinations", place)
        why = Why(entry["reason"], entry["by"], entry["day"], f"{self.name}:{self._line(None)}")
        makers: dict[str, Callable[[Why, Table], Entry]] = {
            "event": self._event,
            "statement": self._statement,
            "point": self._point,
            "people": self._merge,
            "accept": self._acceptance,
        }
        return makers[self.table](why, entry)

    def _event(self, why: Why, entry: Table) -> Entry:
        values = {key: entry[key] for key in _EVENT if key in entry}
        if not values:
            self._fail(None, f"这条校订没有说改什么；可用：{'、'.join(_EVENT)}。")
        if "destinations" in values:
            values["destinations"] = tuple(values["destinations"])
        return EventCorrection(why, **values)

    def _statement(self, why: Why, entry: Table) -> Entry:
        values = {key: entry[key] for key in _STATEMENT if key in entry}
        if not any(value is not False for value in values.values()):
            self._fail(None, f"这条校订没有说改什么；可用：{'、'.join(_STATEMENT)}。")
        if "、" in values.get("speaker", ""):
            self._fail("speaker", '发言人只写一个人；几个人一起说的请留空(speaker = "")，就不归入任何一个人。')
        return StatementCorrection(why, self._anchor(entry), **values)

    def _point(self, why: Why, entry: Table) -> Entry:
        kind = entry.get("kind")
        if kind != NO_KIND and kind not in set(Kind):
            self._fail("kind", f"类型(kind)要写 {KINDS} 中的一个。")
        return PointCorrection(why, self._anchor(entry), None if kind == NO_KIND else Kind(str(kind)))

    def _merge(self, why: Why, entry: Table) -> Entry:
        people = tuple(_bearer(words) for words in entry.get("same", ()))
        if len(set(people)) < 2:
            self._fail("same", "same 要列出至少两个：姓名，或者姓名加括号里的职务。")
        return Merge(why, people)

    def _acceptance(self, why: Why, entry: Table) -> Entry:
        code = entry.get("code")
        if code not in set(ProblemCode):
            self._fail("code", f"没有“{code}”这种问题；可用的见 README 的“Problems”。")
        return Acceptance(why, ProblemCode(str(code)), entry.get("line"), entry.get("words"))

    def _anchor(self, entry: Table) -> Anchor:
        if not entry.get("words") or "line" not in entry:
            self._fail(None, "缺 line(行号)或 words(署名，或正文开头的几个字)，找不到要改的地方。")
        return Anchor(entry["line"], entry["words"])

    def _check(self, key: str, value: object, wanted: type) -> None:
        fits = isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))
        if wanted is list:
            fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if not fits or isinstance(value, datetime):
            self._fail(key, f"“{key}”的值应当是{_NAMES[wanted]}。")

    def _place(self, key: str, words: object) -> None:
        if words and place_named(str(words), gazetteer()) is None:
            self._fail(key, f"地名“{words}”不在地名表里，或者不止一处；请写全称(如 安徽省安庆市)或区划代码。")

    def _fail(self, key: str | None, message: str) -> None:
        raise CorrectionError(f"{self.name}:{self._line(key)}: {message}")

    def _line(self, key: str | None) -> int:
        return _line(self.text, self.table, self.number, key)


def _bearer(words: str) -> Bearer:
    """钟小满(市人社局局长), or a name alone."""
    found = re.fullmatch(r"(?P<name>[^((]+)[((](?P<role>.+)[))]", words.strip())
    return Bearer(found["name"].strip(), found["role"].strip()) if found else Bearer(words.strip())


def _line(text: str, table: str, number: int = 0, key: str | None = None) -> int:
    """The line on which the table of this number opens, or on which its key stands, as far as it is written plainly."""
    header = re.compile(rf"\s*\[+\s*[\"']?{re.escape(table)}[\"']?\s*\]+")
    rows = text.splitlines()
    heads = [at for at, row in enumerate(rows, 1) if header.match(row)]
    if number >= len(heads):
        return next((at for at, row in enumerate(rows, 1) if re.match(rf"\s*[\"']?{re.escape(table)}\b", row)), 1)
    start = heads[number]
    for at in range(start, len(rows)):
        if rows[at].lstrip().startswith("["):
            break
        if key is not None and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", rows[at]):
            return at + 1
    return start
