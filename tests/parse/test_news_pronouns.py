"""Whom 他 and 她 mean in a report. All is invented."""

from __future__ import annotations

from tests.parse.pages import told


def test_a_pronoun_means_the_last_person_who_was_a_subject() -> None:
    """A name that only stands in the sentence is not meant."""
    rows = "方启明走进车间。在听取厂长钱多多的介绍后,他指出,要学这种韧劲。"
    assert told(rows) == [("方启明", "要学这种韧劲。")]


def test_who_only_took_part_is_not_meant() -> None:
    """The people who accompany somebody do not become the subject."""
    rows = ("方启明来到园区。副市长田野陪同。", "他强调,要快。")
    assert told(*rows) == [("方启明", "要快。")]


def test_the_subject_of_the_same_sentence_is_meant() -> None:
    """议员问起…,他说."""
    assert told("苏小满问起用工从哪里来,他说,我们也缺人。") == [("苏小满", "我们也缺人。")]


def test_one_without_a_name_is_meant_by_nobody() -> None:
    """After 一位村干部 a pronoun names nobody, and his words are the reporter's."""
    assert told("方启明走进村子。一位村干部正在晒谷。他说,今年收成好。") == []


def test_what_a_pronoun_says_goes_on_with_the_speaker() -> None:
    """他还说, 他将 are part of the same statement."""
    rows = "方启明表示,要抓落实。他还要求,一周一督查。他将亲自带队。"
    assert told(rows) == [("方启明", "要抓落实。他还要求,一周一督查。他将亲自带队。")]


def test_several_people_are_nobodys_pronoun() -> None:
    """他们 is no single person."""
    assert told("方启明来到园区。他们表示,欢迎常来。") == []


def test_whom_a_reporter_asks_is_meant_next() -> None:
    """The question is the reporter's; the answer is not the words of the one before."""
    rows = ("方启明说,要学。", "记者问苏小满,什么时候动工?他伸出两根手指:“两年。”")
    assert told(*rows) == [("方启明", "要学。"), ("苏小满", "“两年。”")]


def test_a_pronoun_may_mean_a_surname_with_a_title() -> None:
    """Whose full name the page does not tell."""
    found = told("同行的县交通局毛局长泼了一瓢冷水,他算了一笔账,一公里要三百万。")
    assert found == [(None, "一公里要三百万。")]


def test_what_the_words_brought_about_is_the_reporters() -> None:
    """他的话让会场静了, her voice that had not died away, others who shake their heads."""
    assert told("方启明说:“要学。”他的话让会场静了下来。") == [("方启明", "“要学。”")]
    assert told("苏小满上了楼顶。“这里要改。”她话音未落,大家围着问起了价钱。") == [("苏小满", "“这里要改。”")]
    assert told("方启明说,要学。旁边有人听了直点头。") == [("方启明", "要学。")]
