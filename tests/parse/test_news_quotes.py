"""Quotations in a report: before, around and after the words that say whose they are. All is invented."""

from __future__ import annotations

from tests.parse.pages import LEAD, page, spoken, told, who


def test_a_quotation_before_its_speaker() -> None:
    """The attribution after it is no part of the text where nothing follows."""
    assert told("“来了才知道差距。”方启明感慨地说。") == [("方启明", "“来了才知道差距。”")]


def test_a_quotation_in_two_parts_keeps_the_words_between() -> None:
    """“…”某某说,“…” is one unbroken text."""
    assert told("“来了才知道差距。”方启明说,“回去就改。”") == [("方启明", "“来了才知道差距。”方启明说,“回去就改。”")]


def test_words_between_the_quotation_and_its_speaker_are_the_reporters() -> None:
    """A clause of place after the quotation is narration."""
    found = page("青川市考察侧记", LEAD, "“灯亮了,人才留得住。”从老街出来,市文旅局局长章华说。")
    assert who(found) == [("章华", "市文旅局局长")]
    assert spoken(found.statements[0]) == ["“灯亮了,人才留得住。”"]


def test_a_quotation_after_a_colon_and_what_follows_it() -> None:
    """After the closing mark the reporter goes on."""
    assert told("方启明说:“要学苏州。”会场响起掌声。随后,大家参观了展厅。") == [("方启明", "“要学苏州。”")]


def test_what_somebody_does_before_he_is_quoted_need_not_be_a_verb_of_saying() -> None:
    """打开图纸:“…” and 指着远处,“…”."""
    assert told("苏小满打开了图纸:“路从这里过。”") == [("苏小满", "“路从这里过。”")]
    assert told("苏小满上了楼顶。“这边已经投产。”他指着远处说,“那边正在平场。”") == [
        ("苏小满", "“这边已经投产。”他指着远处说,“那边正在平场。”")
    ]


def test_a_quotation_over_several_paragraphs() -> None:
    """Each paragraph opens anew; only the last one closes."""
    rows = ("方启明说:“第一段没有完。", "“第二段接着说。", "“第三段说完了。”", "代表团返回。")
    assert told(*rows) == [("方启明", "“第一段没有完。\n“第二段接着说。\n“第三段说完了。”")]


def test_single_words_in_quotation_marks_are_no_speech() -> None:
    """“店小二” at the beginning of a sentence is no quotation of the speaker's."""
    assert told("“店小二”精神给人启发。方启明表示,要学。") == [("方启明", "要学。")]


def test_corner_quotation_marks() -> None:
    """Pages in traditional characters keep them."""
    assert told("「最感動的是那臺車。」苏小满说,「天天都來。」") == [
        ("苏小满", "「最感動的是那臺車。」苏小满说,「天天都來。」")
    ]
