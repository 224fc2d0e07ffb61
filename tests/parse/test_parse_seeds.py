"""The five real files against their hand-made gold: everything that reading alone decides must be exact."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.domain.problems import ProblemCode
from app.domain.transcript import Transcript
from app.parse.reader import read
from app.settings import Settings
from app.text.decoding import decode
from app.text.restoration import keep_names, restore

pytestmark = pytest.mark.needs_shared

FILES = ("000", "001", "002", "003", "004")
HALVES = {"提供技术支持", "抓人才引进", "优化服务供给"}
FOLD = str.maketrans("，：；？！（）．", ",:;?!().")


def plain(text: str | None) -> str:
    return re.sub(r"\s+", "", (text or "").translate(FOLD))


@cache
def gold() -> dict[str, dict[str, Any]]:
    seeds = Path(Settings().seeds)
    return {
        name[:3]: {**entry, "path": seeds / name}
        for name, entry in json.loads((seeds.parent / "gold" / "seeds.json").read_text("utf-8")).items()
    }


@cache
def transcript(number: str) -> Transcript:
    restored = restore(decode(gold()[number]["path"].read_bytes()).text)
    names = [a.name for statement in read(restored).statements if (a := statement.attribution) and a.name]
    return read(keep_names(restored, names))


@pytest.mark.parametrize("number", FILES)
def test_every_statement_is_exact(number: str) -> None:
    statements, wanted = transcript(number).statements, gold()[number]["statements"]
    assert len(statements) == len(wanted)
    for statement, want in zip(statements, wanted, strict=True):
        attribution = statement.attribution
        assert (attribution.name if attribution else None) == want["speaker"]
        assert plain(attribution.role if attribution else None) == plain(want["role"]), want["speaker"]
        first, _, second = (statement.heading or "").rpartition(" ")
        assert want["heading"] == (first if second in HALVES else statement.heading)
        assert statement.reporter == want["reporter"], want["speaker"]
        assert statement.mode.value == want["mode"], want["speaker"]
        assert statement.truncated == want["truncated"]
        have = [plain(paragraph.text) for paragraph in statement.paragraphs]
        if len(have) == len(want["paragraphs"]) + 1 and number == "004":
            have.pop()  # the closing paragraph may be the speaker's or the reporter's
        assert have == [plain(text) for text in want["paragraphs"]], want["speaker"]


@pytest.mark.parametrize("number", FILES)
def test_the_event_is_exact(number: str) -> None:
    event, want = transcript(number).event, gold()[number]
    assert plain(event.title) == plain(want["title"])
    days = [day.isoformat() if day else None for day in (event.published, event.start, event.end)]
    assert days == [want["published"], want["start"], want["end"]]
    assert event.publication == want["source"]
    assert sorted(event.reporters) == sorted(want["reporters"])


@pytest.mark.parametrize(("number", "joins"), [("000", 0), ("001", 13), ("002", 15), ("003", 0), ("004", 0)])
def test_cut_sentences_are_closed_and_recorded(number: str, joins: int) -> None:
    read_one = transcript(number)
    assert len(read_one.joins) == joins
    for join in read_one.joins:
        assert join.before.of(read_one.restored.received) == join.received
        assert join.restored == ""
        assert re.sub(r"\s", "", join.received) in HALVES | {""}


def test_what_the_reader_could_not_settle() -> None:
    codes = {number: [problem.code for problem in transcript(number).problems] for number in FILES}
    assert codes["003"].count(ProblemCode.TRUNCATED_SOURCE) == 2
    assert ProblemCode.UNSIGNED_STATEMENT in codes["003"]
    assert [codes[number] for number in ("000", "001", "002", "004")] == [[], [], [], []]


def test_the_chair_of_000_has_his_role_from_an_earlier_sentence() -> None:
    first = transcript("000").statements[0]
    assert transcript("000").event.chair == first.attribution.name if first.attribution else None
    assert first.attribution is not None
    assert first.attribution.role_span is not None
    assert first.attribution.role_span.end < first.attribution.span.start
