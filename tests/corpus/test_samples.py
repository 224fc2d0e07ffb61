"""The sample corpus, read from bytes to transcript, against a key that was written by hand beside the files."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.domain.blocks import Family
from app.domain.transcript import Statement, Transcript
from app.ingest.stages import mention_of, read_text
from app.names.resolution import resolve
from app.settings import ROOT
from app.text.decoding import decode

SAMPLES = ROOT / "corpus" / "samples"
KEY: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "samples.json").read_text(encoding="utf-8"))
NAMES = sorted(KEY)
SPOKEN = [name for name in NAMES if KEY[name]["statements"]]
LAYOUTS = {"L1", "L2", "L3", "L4", "L9", "L10", "outline"}
ENDS = 10
FOLD = str.maketrans("，：；？！（）「」『』", ",:;?!()“”‘’")


def plain(text: str | None) -> str | None:
    """The text without white space and with punctuation of one width; None for nothing."""
    return "".join((text or "").translate(FOLD).split()) or None


@cache
def transcript(name: str) -> Transcript:
    """One sample, read as ingest reads it."""
    return read_text(decode((SAMPLES / name).read_bytes()).text)


def words(statement: Statement) -> str:
    """The characters of a statement, folded."""
    return plain("".join(paragraph.text for paragraph in statement.paragraphs)) or ""


def pairs(name: str) -> list[tuple[dict[str, Any], Statement]]:
    """Key and statement side by side; a different number of statements fails here."""
    expected, found = KEY[name]["statements"], transcript(name).statements
    assert speakers(found) == [entry["speaker"] for entry in expected]
    return list(zip(expected, found, strict=True))


def speakers(statements: tuple[Statement, ...]) -> list[str | None]:
    """Who speaks, in the order of the document."""
    return [statement.attribution.name if statement.attribution else None for statement in statements]


def test_the_corpus_is_as_large_and_varied_as_the_issue_asks() -> None:
    assert {path.name for path in SAMPLES.glob("*.txt")} == set(KEY)
    assert len(SPOKEN) >= 24
    assert sum(len(entry["statements"]) for entry in KEY.values()) >= 200
    assert {entry["layout"] for entry in KEY.values()} == LAYOUTS | {"none"}
    assert (SAMPLES / "SAMPLE").is_file()


def test_files_stay_small_and_come_in_several_encodings() -> None:
    sizes = [(SAMPLES / name).stat().st_size for name in NAMES]
    assert max(sizes) < 40_000
    assert sum(sizes) < 600_000
    encodings = Counter(entry["encoding"] for entry in KEY.values())
    assert encodings["gb18030"] >= 2
    assert encodings["utf-16-le"] >= 1


def test_one_word_is_spoken_of_in_many_cities() -> None:
    homes = {
        tuple(KEY[name]["origin"][:2])
        for name in SPOKEN
        if KEY[name]["origin"] and any("营商环境" in words(statement) for statement in transcript(name).statements)
    }
    statements = [s for name in SPOKEN for s in transcript(name).statements if "营商环境" in words(s)]
    assert len(homes) >= 10
    assert len(statements) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_encoding(name: str) -> None:
    decoded = decode((SAMPLES / name).read_bytes())
    assert decoded.encoding == KEY[name]["encoding"]
    assert not decoded.text.startswith("\ufeff")


@pytest.mark.parametrize("name", NAMES)
def test_event(name: str) -> None:
    entry, event = KEY[name], transcript(name).event
    found = {
        "title": plain(event.title),
        "published": event.published and event.published.isoformat(),
        "start": event.start and event.start.isoformat(),
        "end": event.end and event.end.isoformat(),
        "publication": event.publication,
    }
    assert found == {**{field: entry[field] for field in found}, "title": plain(entry["title"])}


@pytest.mark.parametrize("name", SPOKEN)
def test_where_from_and_where_to(name: str) -> None:
    read = transcript(name)
    places = resolve(read.event, [mention_of(statement) for statement in read.statements]).event
    assert (list(places.origin.chain) if places.origin else None) == KEY[name]["origin"]
    assert sorted(list(place.chain) for place in places.destinations) == sorted(KEY[name]["destinations"])


@pytest.mark.parametrize("name", NAMES)
def test_reporters(name: str) -> None:
    found, single = set(transcript(name).event.reporters), {entry["reporter"] for entry in KEY[name]["statements"]}
    assert found - single == set(KEY[name]["reporters"]) - single
    assert set(KEY[name]["reporters"]) <= found


@pytest.mark.parametrize("name", NAMES)
def test_lost_bytes_are_reported_and_nothing_else_is(name: str) -> None:
    read, lost = transcript(name).restored, KEY[name]["lost"]
    assert bool(read.residues) == bool(lost)
    for damage in lost:
        start = read.received.index(damage)
        places = [read.source_span(residue.span) for residue in read.residues]
        assert any(place.start < start + len(damage) and start < place.end for place in places), damage


@pytest.mark.parametrize("name", SPOKEN)
def test_who_speaks_in_which_role(name: str) -> None:
    for entry, statement in pairs(name):
        role = statement.attribution.role if statement.attribution else None
        assert (entry["speaker"], role) == (entry["speaker"], entry["role"])


@pytest.mark.parametrize("name", SPOKEN)
def test_headings(name: str) -> None:
    for entry, statement in pairs(name):
        # the half of a headline that a column break tore off may be put back
        whole = plain("".join([entry["heading"] or "", *entry["torn"]]))
        assert plain(statement.heading) in {plain(entry["heading"]), whole}


@pytest.mark.parametrize("name", SPOKEN)
def test_reporter_mode_and_truncation(name: str) -> None:
    for entry, statement in pairs(name):
        found = (statement.reporter, statement.mode.value, statement.truncated)
        assert (entry["speaker"], *found) == (
            entry["speaker"],
            entry["reporter"],
            entry["mode"],
            entry["truncated"],
        )


@pytest.mark.parametrize("name", SPOKEN)
def test_where_a_statement_begins_and_ends(name: str) -> None:
    for entry, statement in pairs(name):
        text = words(statement)
        assert text[:ENDS] == (plain(entry["opens"]) or "")[:ENDS]
        assert text[-ENDS:] == (plain(entry["closes"]) or "")[-ENDS:]
        if entry["characters"] is not None:
            printed = sum(len(paragraph.text) for paragraph in statement.paragraphs)
            assert (entry["speaker"], printed) == (entry["speaker"], entry["characters"])


@pytest.mark.parametrize("name", SPOKEN)
def test_paragraphs_and_points(name: str) -> None:
    for entry, statement in pairs(name):
        found = (len(statement.paragraphs), len(statement.points))
        assert (entry["speaker"], *found) == (entry["speaker"], entry["paragraphs"], entry["points"])


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(SPOKEN)))
def test_where_nobody_speaks_there_is_no_statement_and_a_reason(name: str) -> None:
    assert transcript(name).statements == ()
    assert [problem.code.value for problem in transcript(name).problems] == ["no-statement"]


@pytest.mark.parametrize("name", NAMES)
def test_every_character_is_accounted_for(name: str) -> None:
    read = transcript(name)
    assert sum(read.ledger().values()) == len(read.restored.received)
    assert bool(read.ledger()[Family.STATEMENT]) == bool(KEY[name]["statements"])


def test_a_person_of_two_events_and_two_of_one_name() -> None:
    roles: dict[str, set[str]] = {}
    for name in SPOKEN:
        for entry in KEY[name]["statements"]:
            roles.setdefault(entry["speaker"], set()).add(f"{name[:3]} {entry['role']}")
    assert {role[4:] for role in roles["苏白露"]} == {
        "区人社局局长、就业服务中心主任",
        "区人力资源和社会保障局局长",
    }
    assert {role[:3] for role in roles["钟小满"]} == {"102", "106"}
