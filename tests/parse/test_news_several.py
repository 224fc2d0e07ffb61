"""Several people in one paragraph, and where the words of each begin and end. All is invented."""

from __future__ import annotations

from tests.parse.pages import told


def test_each_takes_the_word_in_turn() -> None:
    """Three people, three statements."""
    rows = "方启明指出,要学。要真学。苏小满说:“要快。”李海涛认为县里要跟上。"
    assert told(rows) == [("方启明", "要学。要真学。"), ("苏小满", "“要快。”"), ("李海涛", "县里要跟上。")]


def test_narration_inside_a_statement_stays_and_after_it_does_not() -> None:
    """A sentence between two passages of one person is inside; one after the last is not."""
    rows = "方启明指出,要学。他走到沙盘前。他说,要干。代表团一行还参观了展厅。"
    assert told(rows) == [("方启明", "要学。他走到沙盘前。他说,要干。")]


def test_a_paragraph_of_narration_parts_two_statements() -> None:
    """The same person is heard twice."""
    rows = ("方启明强调,要学。", "代表团参观了展厅。", "方启明要求,要干。")
    assert told(*rows) == [("方启明", "要学。"), ("方启明", "要干。")]


def test_neighbouring_paragraphs_of_one_person_are_one_statement() -> None:
    """With the name again, or as items without a subject."""
    rows = ("方启明强调,一要学。", "二要干。要干在前头。", "方启明还要求,三要快。")
    assert told(*rows) == [("方启明", "一要学。\n二要干。要干在前头。\n方启明还要求,三要快。")]


def test_announced_points_are_the_beginning() -> None:
    """提出三点意见: the text begins with the number."""
    assert told("会上,方启明就下一步提出三点意见:一是学;二是干;三是快。") == [
        ("方启明", "三点意见:一是学;二是干;三是快。")
    ]


def test_a_verb_may_stand_far_from_its_subject() -> None:
    """主持会议, then 强调; and 表示感谢, then 希望."""
    assert told("方启明主持会议并讲话,强调要把经验带回去。") == [("方启明", "要把经验带回去。")]
    assert told("方启明对苏州的支持表示感谢,希望两地常来常往。") == [("方启明", "两地常来常往。")]


def test_what_is_done_with_is_no_statement() -> None:
    """介绍了情况, 表示欢迎, 充分肯定了做法."""
    assert told("方启明介绍了市情。苏小满表示欢迎。李海涛充分肯定了苏州的做法。") == []


def test_one_speaker_ordering_another_keeps_the_word() -> None:
    """Names inside somebody's words take nothing from him."""
    rows = "方启明要求,苏小满要牵头,县委书记李海涛要配合。"
    assert told(rows) == [("方启明", "苏小满要牵头,县委书记李海涛要配合。")]


def test_the_one_before_whose_name_is_a_word_is_not_left_out() -> None:
    """Two offices and two names are two people, though one of them cannot be read."""
    rows = "实验小学校长汤包、第二小学校长俞言随即附和,要先通起来。"
    assert told(rows) == [(None, "要先通起来。")]


def test_the_word_passes_at_a_semicolon() -> None:
    """Where the clause behind it gives it to somebody else; not inside a quotation, nor to one who is spoken of."""
    assert told("苏小满认为,产业是根本;李海涛则表示,文化是灵魂;县里要跟上。") == [
        ("苏小满", "产业是根本;"),
        ("李海涛", "文化是灵魂;县里要跟上。"),
    ]
    for rows in ("方启明要求,苏小满要牵头;李海涛要配合。", "方启明说:“县里要学;李海涛表示,都要学。”"):
        assert len(told(rows)) == 1
