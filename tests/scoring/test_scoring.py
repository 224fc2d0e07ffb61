"""The scorer on invented documents: what pairs, what counts as missed and as false, and which floors break."""

from __future__ import annotations

from typing import Any

import pytest

from app.text.spans import Span
from tests.scoring.gold import Gold, GoldStatement, Value, plain
from tests.scoring.pairing import pair
from tests.scoring.reading import Reading, ReadStatement
from tests.scoring.report import layout_table, misses, table
from tests.scoring.scoring import Tally, score, tally

FIRST = "我们要把服务做在企业开口之前。跑一次能办的事,不让人跑两次。"
SECOND = "人才是第一资源,房子和学校要先准备好。"
PAGE = f"座谈会上,市长安不忘表示,{FIRST}随后参观了展厅。局长步青云说,{SECOND}"


def gold(text: str, speaker: str | None, **facts: Value) -> GoldStatement:
    """A statement of gold with the first and the last ten characters of a text."""
    return GoldStatement(text[:10], text[-10:], {"speaker": speaker, "role": None, **facts})


def read(text: str, speaker: str | None, page: str = PAGE, **facts: Value) -> ReadStatement:
    """A read statement that stands where the text stands in the page."""
    start = page.index(text)
    none: dict[str, Value] = {"role": None, "departments": None, "place": None}
    return ReadStatement(text, Span(start, start + len(text)), none | facts | {"speaker": speaker})


def judged(golds: list[GoldStatement], reads: list[ReadStatement], measure: str, page: str = PAGE) -> Tally:
    """The tally of one measure over one document."""
    document = Gold("a.txt", b"", ("L5",), {}, tuple(golds), None)
    return tally([score(document, Reading(page, {}, tuple(reads)))], measure)


def test_a_statement_pairs_with_the_one_that_stands_where_it_stands() -> None:
    """Whatever the order and the names; the longest stretch goes first."""
    golds = [gold(FIRST, "安不忘"), gold(SECOND, "步青云")]
    reads = (read(SECOND, "安不忘"), read(FIRST[:12], None), read(FIRST, None))
    assert pair(golds, Reading(PAGE, {}, reads)) == {0: 2, 1: 0}


def test_a_small_overlap_is_no_pair() -> None:
    """Less than half of the shorter of the two."""
    stray = "随后参观了展厅。局长步青云说,人才是第"
    assert pair([gold(SECOND, "步青云")], Reading(PAGE, {}, (read(stray, "步青云"),))) == {}


def test_a_repeated_beginning_misleads_nobody() -> None:
    """A teaser that breaks off opens as the statement does and is not it: the way from there to the end is longer."""
    page = f"{FIRST[:14]}…\n{PAGE}"
    assert judged([gold(FIRST, "安不忘")], [read(FIRST, "安不忘", page)], "boundaries", page) == Tally(right=2)
    assert pair([gold(FIRST, None)], Reading(page, {}, (read(FIRST[:14], None, page),))) == {}


def test_a_statement_whose_end_is_not_on_the_page_pairs_by_its_beginning() -> None:
    """The document lost it; gold is then said not to be found."""
    lost = GoldStatement(FIRST[:10], "这些字哪里也没有。", {"speaker": "安不忘", "role": None})
    assert judged([lost], [read(FIRST, "安不忘")], "speakers") == Tally(right=1)
    assert judged([lost], [read(FIRST, "安不忘")], "gold found") == Tally(missed=1)


@pytest.mark.parametrize(
    ("expected", "got", "counted"),
    [
        ("安不忘", "安不忘", Tally(right=1)),
        ("安不忘", "步青云", Tally(missed=1, false=1)),
        ("安不忘", None, Tally(missed=1)),
        (None, None, Tally(right=1)),
        (None, "步青云", Tally(missed=1, false=1)),
    ],
)
def test_speakers_of_a_pair(expected: str | None, got: str | None, counted: Tally) -> None:
    """Where gold names nobody, nobody may be named."""
    assert judged([gold(FIRST, expected)], [read(FIRST, got)], "speakers") == counted


def test_statements_without_a_partner() -> None:
    """An unread one misses everything gold judges; an invented one is false, its speaker only if it names one."""
    unread = [gold(FIRST, "安不忘", place=("安徽省",))]
    invented = [read(SECOND, "步青云", role="局长"), read("随后参观了展厅。", None)]
    assert judged(unread, invented, "statements") == Tally(missed=1, false=2)
    assert judged(unread, invented, "speakers") == Tally(missed=1, false=1)
    assert judged(unread, invented, "places") == Tally(missed=1)
    assert judged(unread, invented, "departments") == Tally()
    assert judged(unread, invented, "boundaries") == Tally(missed=2)


def test_departments_are_a_set_and_judged_only_where_gold_does() -> None:
    """The order does not matter, one label too many does."""
    both, one = frozenset({"市委", "市政府"}), frozenset({"市委"})
    assert (
        judged([gold(FIRST, None, departments=both)], [read(FIRST, None, departments=both)], "departments").right == 1
    )
    assert judged([gold(FIRST, None, departments=one)], [read(FIRST, None, departments=both)], "departments").false == 1
    assert judged([gold(FIRST, None)], [read(FIRST, None, departments=both)], "departments") == Tally()


def test_boundaries_are_compared_without_width_script_and_space() -> None:
    """Eight characters at each edge; what gold gives beyond them is not needed."""
    printed = "「跑一次 能办的事，不讓人跑两次。」"
    expected = GoldStatement("“跑一次能办的事", "不让人跑两次。”", {"speaker": None, "role": None})
    assert judged([expected], [read(printed, None, printed)], "boundaries", printed) == Tally(right=2)


@pytest.mark.parametrize(("cut", "counted"), [(slice(2, None), 1), (slice(None, -3), 1), (slice(1, -1), 2)])
def test_a_wrong_edge_is_missed_and_false(cut: slice, counted: int) -> None:
    """The beginning and the end are one decision each."""
    wrong = judged([gold(FIRST, None)], [read(FIRST[cut], None)], "boundaries")
    assert wrong == Tally(right=2 - counted, missed=counted, false=counted)


def test_the_event_is_judged_by_the_keys_that_gold_has() -> None:
    """Dates are two decisions; a value that gold says is not there must not be read."""
    event: dict[str, Value] = {
        "start": "2021-05-03",
        "end": None,
        "origin": ("安徽省", "滁州市"),
        "title": plain("赴 苏州"),
    }
    found: dict[str, Any] = {
        "start": "2021-05-03",
        "end": "2021-05-05",
        "origin": None,
        "title": "赴苏州",
        "published": "x",
    }
    scored = [score(Gold("a.txt", b"", (), event, (), "other"), Reading(PAGE, found, ()))]
    assert tally(scored, "dates") == Tally(right=1, missed=1, false=1)
    assert tally(scored, "origins") == Tally(missed=1)
    assert tally(scored, "titles") == Tally(right=1)
    assert tally(scored, "published") == Tally()


def test_a_document_that_is_not_read_is_missed() -> None:
    """Nothing is found in it, and gold is not blamed."""
    assert judged([gold(FIRST, "安不忘")], [], "speakers", page="") == Tally(missed=1)
    assert judged([gold(FIRST, "安不忘")], [], "gold found", page="") == Tally()


def test_shares() -> None:
    """Nothing to decide has none."""
    assert (Tally(6, 2, 0).precision, Tally(6, 2, 0).recall, Tally(6, 2, 4).f1) == (1.0, 0.75, 2 / 3)
    assert Tally().f1 is None


def test_the_report_names_document_expected_and_got() -> None:
    """One line for an unread statement, however much it misses; a row for each layout and reason."""
    missed = score(Gold("a.txt", b"", ("L5", "L7"), {}, (gold(FIRST, "安不忘"),), None), Reading(PAGE, {}, ()))
    wrong = score(Gold("b.txt", b"", (), {}, (), "notice"), Reading(PAGE, {}, (read(SECOND, "步青云"),)))
    first, second = misses([missed, wrong]).splitlines()
    assert first.startswith(f"a.txt  statements  [{FIRST[:10]}]  expected 安不忘: ")
    assert "got 步青云: " in second
    assert "negatives with speakers: 1" in table([missed, wrong])
    rows = [line.split()[:2] for line in layout_table([missed, wrong]).splitlines()]
    assert rows[1:3] == [["L5", "1"], ["L7", "1"]]
    assert rows[-1] == ["notice", "1"]
