"""What a person put right holds after the next reading, and the text stays accounted for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.blocks import BlockKind
from app.domain.corrections import NONE, Anchor, Corrections, StatementCorrection
from app.domain.kinds import Kind
from app.domain.lines import Lines
from app.domain.problems import ProblemCode
from app.domain.transcript import Transcript
from app.parse.amending import RULE, amend
from app.parse.anchoring import anchor_of, find_words, statement_at
from app.parse.reader import read
from app.text.repairs import Restored
from tests.parse.amended import PAGE, WHY, event_right, page, point_right, put_right
from tests.parse.test_parse_laws import SOUPS, check


def texts(transcript: Transcript) -> list[str]:
    """What each statement says."""
    return ["|".join(paragraph.text for paragraph in one.paragraphs) for one in transcript.statements]


def codes(transcript: Transcript) -> list[ProblemCode]:
    """The problems by code."""
    return [problem.code for problem in transcript.problems]


def test_without_corrections_nothing_changes() -> None:
    """The very same transcript."""
    read_page = page()
    assert amend(read_page, NONE) == read_page
    assert [one.attribution.name for one in read_page.statements if one.attribution] == ["钟小满", "霍惊蛰"]


def test_a_speaker_and_a_role_are_put_right() -> None:
    """The printed words stay, the rule says that a person gave the name."""
    done = put_right("钟小满(市人社局局长)", speaker="钟晓满", role="市人社局副局长", place="河南省新乡市")
    first = done.statements[0]
    assert first.attribution is not None
    assert (first.attribution.name, first.attribution.role) == ("钟晓满", "市人社局副局长")
    assert (first.attribution.rule, first.attribution.role_span) == (RULE, None)
    assert first.attribution.printed.startswith("钟小满(市人社局局长)")
    assert first.given.place == "河南省新乡市"
    check(done)


def test_nobody_can_be_the_speaker() -> None:
    """An empty name."""
    assert put_right("钟小满", speaker="").statements[0].attribution is None


def test_what_names_nobody_alone_stays_as_printed() -> None:
    """That nobody is the speaker is what is read; one name takes the place of all of them."""
    text = PAGE.replace("钟小满(市人社局局长):", "钟小满、柳溪亭:")
    both = read(Restored(text, text))
    at = Anchor(3, "钟小满、柳溪亭:")
    kept = amend(both, Corrections(statements=(StatementCorrection(WHY, at, speaker=""),)))
    assert kept.statements[0].attribution == both.statements[0].attribution
    named = amend(both, Corrections(statements=(StatementCorrection(WHY, at, speaker="柳溪亭"),)))
    found = named.statements[0].attribution
    assert found is not None
    assert (found.name, found.voices) == ("柳溪亭", ())


def test_a_role_without_a_speaker_is_reported() -> None:
    """There is nobody to hold it."""
    nobody = StatementCorrection(WHY, Anchor(5, "钟小满"), speaker="", role="市长")
    done = amend(page(), Corrections(statements=(nobody,)))
    assert codes(done) == [ProblemCode.STALE_CORRECTION]
    assert "某文件:3" in done.problems[0].message


def test_the_line_decides_between_equal_words() -> None:
    """And nobody is taken where two are as near."""
    twice = PAGE.replace("霍惊蛰(市财政局局长)", "钟小满(市人社局局长)")
    done = put_right("钟小满(市人社局局长)", 8, twice, speaker="苏白露")
    assert [one.attribution.name for one in done.statements if one.attribution] == ["钟小满", "苏白露"]
    lines = Lines(page(twice).restored)
    where = [lines.of(one.paragraphs[0].segments[0].start) for one in page(twice).statements]
    middle = sum(where) // 2
    assert where == [5, 8]
    assert statement_at(page(twice).statements, Anchor(middle, "钟小满"), lines) is not None
    apart = page(twice.replace("。\n我们还要", "。\n\n我们还要"))
    assert statement_at(apart.statements, Anchor(7, "钟小满(市人社局局长)"), Lines(apart.restored)) is None


def test_a_statement_begins_later_and_ends_earlier() -> None:
    """What is left out is narration."""
    done = put_right("钟小满", begins="下一步", ends="直达企业。")
    assert texts(done)[0] == "下一步,要把培训补贴直达企业。"
    check(done)
    said = [b.span.of(PAGE) for b in done.blocks if b.kind is BlockKind.NARRATION]
    assert "此次考察让我们看到了营商环境上的差距。" in said


def test_a_statement_takes_in_what_follows() -> None:
    """Narration becomes its text, up to the words."""
    done = put_right("霍惊蛰", 8, ends="真抓实干。")
    assert texts(done)[1].endswith("更快。|通过学习,考察团成员一致表示,要真抓实干。")
    check(done)


def test_a_statement_takes_in_the_end_of_the_one_before() -> None:
    """Both stay whole."""
    done = put_right("霍惊蛰", 8, begins="我们还要")
    assert texts(done)[0].endswith("直达企业。")
    assert texts(done)[1].startswith("我们还要把窗口开到园区里。|苏州的做法")
    check(done)


def test_a_statement_is_split_and_the_second_half_has_a_speaker() -> None:
    """Numbers and points follow."""
    done = put_right("钟小满", split="我们还要", speaker="楚立夏", role="市科技局局长")
    assert len(done.statements) == 3
    assert texts(done)[1] == "我们还要把窗口开到园区里。"
    second = done.statements[1].attribution
    assert second is not None
    assert (second.name, second.role, second.printed) == ("楚立夏", "市科技局局长", "")
    assert [point.label for point in done.statements[2].points] == ["1-1", "1-2"]
    check(done)


def test_a_split_inside_a_line_leaves_no_blank_edges() -> None:
    """White space at the seam belongs to nobody."""
    spaced = PAGE.replace("差距。下一步", "差距。 下一步")
    done = put_right("钟小满", 5, spaced, split="下一步")
    assert texts(done)[:2] == ["此次考察让我们看到了营商环境上的差距。", texts(done)[1]]
    assert texts(done)[1].startswith("下一步")
    check(done)


def test_a_statement_is_joined_to_the_one_before() -> None:
    """The first speaker said both."""
    done = put_right("霍惊蛰", 8, joined=True)
    assert len(done.statements) == 1
    assert "更快。" in texts(done)[0]
    assert done.statements[0].points
    check(done)
    assert codes(put_right("钟小满", joined=True)) == [ProblemCode.STALE_CORRECTION]


def test_what_is_no_statement_is_narration() -> None:
    """With nobody left the file says so."""
    done = put_right("霍惊蛰", 8, dropped=True)
    assert len(done.statements) == 1
    check(done)
    both = tuple(StatementCorrection(WHY, Anchor(5, name), dropped=True) for name in ("钟小满", "霍惊蛰"))
    none = amend(page(), Corrections(statements=both))
    assert none.statements == ()
    assert codes(none) == [ProblemCode.NO_STATEMENT]
    check(none)


def test_narration_becomes_a_statement() -> None:
    """Up to the end of its line, or to the words named."""
    done = put_right("通过学习", 10, added=True, speaker="白芷")
    assert texts(done)[2] == "通过学习,考察团成员一致表示,要真抓实干。"
    check(done)
    shorter = put_right("通过学习", 10, added=True, ends="一致表示,")
    assert texts(shorter)[2] == "通过学习,考察团成员一致表示,"
    check(shorter)


@pytest.mark.parametrize("words", ["begins", "ends", "split"])
def test_words_that_are_not_there_are_reported(words: str) -> None:
    """And nothing else changes."""
    done = put_right("钟小满", 5, PAGE, **{words: "没有这几个字"})
    assert codes(done) == [ProblemCode.STALE_CORRECTION]
    assert "没有这几个字" in done.problems[0].message
    assert done.statements == page().statements


def test_a_point_has_the_kind_that_a_person_gave() -> None:
    """Found by its first words; a kind can be taken away."""
    assert [point.kind for point in point_right("二是资金", Kind.GAP).statements[1].points][1] is Kind.GAP
    assert [point.kind for point in point_right("二是资金", None).statements[1].points][1] is None
    assert codes(point_right("三是没有", Kind.GAP)) == [ProblemCode.STALE_CORRECTION]


def test_the_facts_of_the_event_are_put_right() -> None:
    """An end before the start follows it; an empty text is not known."""
    event = event_right(title="考察苏州", start=date(2020, 9, 15), publication="").event
    assert (event.title, event.start, event.end, event.publication) == (
        "考察苏州",
        date(2020, 9, 15),
        date(2020, 9, 15),
        None,
    )


def test_a_doubt_about_who_speaks_is_settled_by_a_name() -> None:
    """A speech that names nobody is a note until somebody names its speaker."""
    text = "在全市考察总结会上的发言\n\n同志们:\n\n这次到苏州考察,我有三点体会。一是思想要解放。二是作风要过硬。\n"
    before = page(text)
    assert ProblemCode.UNSIGNED_STATEMENT in codes(before)
    words = before.statements[0].paragraphs[0].text[:8]
    done = put_right(words, 5, text, speaker="白芷", role="市长")
    assert ProblemCode.UNSIGNED_STATEMENT not in codes(done)
    check(replace(done))


@settings(max_examples=150, deadline=None)
@given(SOUPS, st.data())
def test_any_correction_of_any_page_leaves_it_tiled(text: str, data: st.DataObject) -> None:
    """Whatever is moved, split, joined, dropped or added."""
    transcript = read(Restored(text, text))
    lines = Lines(transcript.restored)
    held = transcript.statements
    at = anchor_of(data.draw(st.sampled_from(held)), lines) if held else Anchor(1, text[:5])
    start = data.draw(st.integers(0, len(text)))
    words = text[start : start + data.draw(st.integers(1, 12))].strip()
    change = data.draw(st.sampled_from(["begins", "ends", "split", "joined", "dropped", "added"]))
    value: object = words if change in ("begins", "ends", "split") else True
    if change == "added":
        at = Anchor(lines.of(start), words)
    correction = StatementCorrection(WHY, at, speaker="白芷", **{change: value})  # type: ignore[arg-type]
    check(amend(transcript, Corrections(statements=(correction,))))


def test_words_are_found_across_white_space() -> None:
    """Line breaks and full-width spaces between the characters do not matter."""
    assert [span.of("一二\n\u3000三四") for span in find_words("一二\n\u3000三四", "二三")] == ["二\n\u3000三"]
    assert find_words("一二", " ") == []
